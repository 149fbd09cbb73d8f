-- SPDX-License-Identifier: MIT
-- Acts, one row for each that really happened, whatever number of articles tell of it.
--
-- Two reports are of one act when the same did the same kind of thing to the same on the same day: to seize power and
-- to take power are one. A report without a date is of the last such act that was reported in the week before it, if
-- the same word is used; else it is a row of its own.

local days = require "days"
local labels = require "labels"
local mw = require "moonwire"

local acts = {}

local SOON = 7 -- days within which articles without a date tell of the same

local function id_of(name)
  return name and name.id or ""
end

local function new_act(event)
  return { date = event.date, first = event.published, place = event.place and event.place.name,
    actor = labels.of(event.actor), action = event.action, target = labels.of(event.target),
    status = event.status, code = event.code, cites = {}, articles = {}, clusters = {} }
end

local function add(act, event)
  act.place = act.place or (event.place and event.place.name)
  act.cites[#act.cites + 1] = event.cite
  act.articles[event.article.id], act.clusters[event.article.cluster.id] = true, true
end

local function count(set)
  local n = 0
  for _ in pairs(set) do
    n = n + 1
  end
  return n
end

-- What makes acts of one day the same; an act of nobody to nobody is told by its place.
local function day_key(event)
  local where = not event.actor and not event.target and id_of(event.place) or ""
  return table.concat({ event.code, id_of(event.actor), id_of(event.target), where, event.date }, "|")
end

local function word_key(event)
  return table.concat({ event.code, event.action, id_of(event.actor), id_of(event.target) }, "|")
end

-- Acts by date; those without one by when they were first told of.
function acts.sort(list)
  local function day(act)
    return days.range(act.date) or days.number(act.first) or 0
  end
  table.sort(list, function(a, b) return day(a) < day(b) end)
  return list
end

-- The acts of the events for which wanted(event) holds; where it gives a text, that is what the act is about.
function acts.of(events, wanted)
  local list, dated, last = {}, {}, {}
  for event in events:each() do
    local what = event.code and event.polarity == "positive" and wanted(event)
    if what then
      local word, day = word_key(event), event.date and day_key(event)
      local told = days.number(event.published)
      local act
      if day then
        act = dated[day]
      else
        act = last[word]
        act = act and act.told and told and told - act.told <= SOON and act or nil
      end
      if not act then
        act = new_act(event)
        act.what = what ~= true and what or nil
        list[#list + 1] = act
      end
      if day then
        dated[day] = act
      end
      last[word], act.told = act, told
      add(act, event)
    end
  end
  return acts.sort(list)
end

local function reports(act)
  return act.reports or count(act.articles)
end

-- Those of which most articles tell, of these the latest that have a date; in order of date.
function acts.top(list, most)
  local ranked, top = {}, {}
  for i, act in ipairs(acts.sort(list)) do
    ranked[i] = { act = act, place = act.date and i or 0 }
  end
  table.sort(ranked, function(a, b)
    local one, other = reports(a.act), reports(b.act)
    return one > other or (one == other and a.place > b.place)
  end)
  for i = 1, math.min(#ranked, most) do
    top[i] = ranked[i].act
  end
  return acts.sort(top)
end

-- Acts and meetings together, by date; meetings have a ledger of their own, in which several reports are one. Those
-- without a date are left out.
function acts.chronicle(corpus, chosen, wanted)
  local list = acts.of(corpus:events(chosen), function(event)
    return (event.code ~= "CONSULT" or event.action == "visit" or event.action == "phone") and wanted(event)
  end)
  for row in corpus:meetings(chosen):each() do
    if row.date then
      local one, others = row.parties:match("^(.-), (.*)$")
      list[#list + 1] = { date = row.date, actor = one or row.parties, action = "meet", target = others,
        place = row.place, status = row.status, reports = row.reports, independent = row.independent,
        cites = row:evidence() }
    end
  end
  return acts.sort(list)
end

local COLUMNS = { "date", "told", "who", "did", "whom", "what", "where", "status", "reports", "independent" }

-- Acts as a result; `events` is what they were judged from. `told` is when an act was first in print.
function acts.rows(list, events)
  local rows = {}
  for i, act in ipairs(list) do
    rows[i] = { date = act.date, told = act.first and act.first:sub(1, 10), who = act.actor, did = act.action,
      whom = act.target, what = act.what, where = act.place, status = act.status,
      reports = reports(act), independent = act.independent or count(act.clusters),
      evidence = act.cites }
  end
  return mw.rows { columns = COLUMNS, rows = rows, of = events }
end

return acts
