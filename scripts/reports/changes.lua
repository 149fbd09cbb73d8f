-- SPDX-License-Identifier: MIT
-- What is new since a day: names not seen before, totals that moved, meetings, speakers who turned about, and articles
-- that were changed after they had been read.

local days = require "days"
local filters = require "filters"
local mw = require "moonwire"
local series = require "series"

local changes = {
  summary = "What is new since a day: names, totals, meetings, reversals, edited articles.",
  example = "moonwire run changes --since 2022-08-01",
}

changes.options = {
  since = { "", "the first day that is new (YYYY-MM-DD); by default a week before the last article", day = true },
  outlet = { "", "only articles of this outlet" },
  rows = { 20, "how many rows of each kind" },
}

local WEEK = 7

-- The first new day, and the filters of what is new and of what was before.
local function periods(corpus, options)
  local since = options.since
  if since == "" then
    local last = corpus:articles(filters.given(options, "outlet")):last()
    local day = last and days.number(last.published)
    since = day and days.text(day - WEEK + 1) or nil
  end
  if not since then
    return nil
  end
  local new, old = filters.given(options, "outlet"), filters.given(options, "outlet")
  new.from, old.to = since, days.text(days.number(since) - 1)
  return since, new, old
end

local NAMED = { PERSON = true, ORG = true, EVENT = true }

-- People, bodies and events that no article named before.
local function new_names(corpus, new, old)
  local known, found, order = {}, {}, {}
  for mention in corpus:entities(old):each() do
    known[mention.entity] = true
  end
  for mention in corpus:entities(new):each() do
    local id = mention.entity
    if NAMED[mention.type] and not known[id] and mention.mention == "name" then
      if not found[id] then
        found[id] = { name = mention.name, type = mention.type:lower(), first = mention.published, mentions = 0,
          articles = 0, seen = {}, evidence = {} }
        order[#order + 1] = found[id]
      end
      local one = found[id]
      one.mentions = one.mentions + 1
      one.articles = one.articles + (one.seen[mention.article.id] and 0 or 1)
      one.seen[mention.article.id] = true
      table.insert(one.evidence, mention.cite)
    end
  end
  table.sort(order, function(a, b) return a.articles > b.articles or (a.articles == b.articles and a.name < b.name) end)
  return mw.rows { columns = { "name", "type", "first", "articles", "mentions" }, rows = order,
    of = corpus:entities(new) }
end

-- The last total of each counter before the day, beside its last one since.
local function moved_totals(corpus, since, options)
  local figures = corpus:figures(filters.given(options, "outlet"))
  local before, after, order, first = {}, {}, {}, days.number(since)
  for _, claim in ipairs(series.totals(figures)) do
    local is_new = claim.published and claim.published >= first
    if is_new and not after[claim.key] then
      order[#order + 1] = claim.key
    end
    (is_new and after or before)[claim.key] = claim
  end
  local rows = {}
  for _, key in ipairs(order) do
    local now, was = after[key], before[key]
    if not was or mw.text.fold(was.text) ~= mw.text.fold(now.text) then
      rows[#rows + 1] = { about = now.about, counter = now.name, before = was and was.text,
        since = was and days.text(was.day), now = now.text, day = days.text(now.day),
        evidence = was and { was.cite, now.cite } or { now.cite } }
    end
  end
  return mw.rows { columns = { "about", "counter", "before", "since", "now", "day" }, rows = rows, of = figures }
end

-- Meetings that nothing told of before, and those that came to something else since.
local function new_meetings(corpus, new, old, options)
  local known = {}
  for row in corpus:meetings(old):each() do
    known[row.parties .. "|" .. (row.date or "")] = row.status
  end
  local fresh = {}
  for row in corpus:meetings(filters.given(options, "outlet")):each() do
    local status = known[row.parties .. "|" .. (row.date or "")]
    if status ~= row.status then
      fresh[#fresh + 1] = { date = row.date, place = row.place, parties = row.parties, status = row.status,
        reports = row.reports, independent = row.independent, evidence = row:evidence() }
    end
  end
  return mw.rows { columns = { "date", "place", "parties", "status", "reports", "independent" }, rows = fresh, of = corpus:events(new) }
end

-- Reversals of which the second statement is new.
local function new_reversals(corpus, since, options)
  return corpus:positions(filters.given(options, "outlet")):reversals():where(function(row)
    return (row.day or "") >= since
  end)
end

local EDITED = [[select a.id as article, a.published, a.source as outlet, a.title, count(*) as versions,
  0 as start, 0 as stop from revision r join article a on a.key = r.article
  group by a.key order by a.published, a.id]]

local function section(report, heading, found, rows, columns)
  if #found > 0 then
    report:section(heading)
    report:table(found, { rows = rows, columns = columns })
  end
end

function changes.run(corpus, options, report)
  report:title("What is new")
  local since, new, old = periods(corpus, options)
  if not since then
    report:say("No article has a date.")
    return
  end
  report:say("New since {since}: {new} articles; before: {old}.", {
    since = since, new = corpus:articles(new), old = corpus:articles(old),
  })
  section(report, "Names", new_names(corpus, new, old), options.rows)
  section(report, "Totals", moved_totals(corpus, since, options), options.rows)
  section(report, "Meetings", new_meetings(corpus, new, old, options), options.rows)
  section(report, "Turned about", new_reversals(corpus, since, options), options.rows)
  section(report, "Edited since they were read", corpus:sql(EDITED), options.rows,
    { "published", "outlet", "title", "versions" })
end

return changes
