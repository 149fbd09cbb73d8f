-- SPDX-License-Identifier: MIT
-- Who covered what: which stories several articles are on, and a row for each fact, a column for each outlet. Silence counts only where the outlet published around
-- the day on which the fact was first in print; what it took over from an agency is told apart.

local acts = require "acts"
local days = require "days"
local filters = require "filters"
local mw = require "moonwire"

local coverage = {
  summary = "Who covered what and who was silent: outlets beside each fact, with what came from an agency.",
  example = "moonwire run coverage --from 2022-07-01 --to 2022-09-30",
}

coverage.options = filters.options {
  window = { "7d", "within how many days an outlet that published was silent, and articles may be of one story" },
  rows = { 40, "how many facts" },
  outlets = { 6, "how many outlets, those with the most articles" },
}

-- The articles by id, and the outlets: { name, articles, days = { of its articles } }, most articles first.
local function read(corpus, chosen)
  local articles, outlets, order = {}, {}, {}
  for row in corpus:articles(chosen):each() do
    local name = row.outlet or "not named"
    local outlet = outlets[name]
    if not outlet then
      outlet = { name = name, articles = 0, days = {}, cites = {} }
      outlets[name], order[#order + 1] = outlet, outlet
    end
    outlet.articles = outlet.articles + 1
    outlet.days[#outlet.days + 1] = days.number(row.published)
    outlet.cites[#outlet.cites + 1] = row.cite
    articles[row.article] = { outlet = name, day = days.number(row.published),
      agency = row.agency and row.agency ~= name and row.agency or nil }
  end
  table.sort(order, function(a, b) return a.articles > b.articles or (a.articles == b.articles and a.name < b.name) end)
  return articles, order
end

-- Which outlets tell of a fact, with their words for how; and the day on which it was first in print.
local function told(act, articles)
  local how, first = {}, nil
  for _, cite in ipairs(act.cites) do
    local article = articles[cite:match("^(.*):%d+%-%d+$")]
    if article then
      local own = not article.agency
      if own or not how[article.outlet] then
        how[article.outlet] = own and "told" or "from " .. article.agency
      end
      first = first and article.day and math.min(first, article.day) or first or article.day
    end
  end
  return how, first
end

-- An article of before it happened cannot tell of it.
local function published_around(outlet, day, window, happened)
  for _, one in ipairs(outlet.days) do
    if math.abs(one - day) <= window and one >= happened then
      return true
    end
  end
  return false
end

local function words_of(act)
  local where = not act.actor and not act.target and act.place and "in " .. act.place
  local parts = { act.actor or "", act.action, act.target or where or "" }
  return (table.concat(parts, " "):gsub("^%s+", ""):gsub("%s+$", ""))
end

-- The matrix, and for each outlet how many facts it told, told alone, and was silent on.
local function matrix(list, articles, outlets, options)
  local window, rows = days.window(options.window), {}
  for _, act in ipairs(list) do
    local how, first = told(act, articles)
    local happened = math.min(days.range(act.date) or first or 0, first or 0)
    local row, tellers = { date = act.date, fact = words_of(act), evidence = act.cites }, 0
    for _, outlet in ipairs(outlets) do
      tellers = tellers + (how[outlet.name] and 1 or 0)
    end
    for _, outlet in ipairs(outlets) do
      local way = how[outlet.name]
      local silent = not way and first and published_around(outlet, first, window, happened)
      row[outlet.name] = way or (silent and "silent") or nil
      outlet.told = (outlet.told or 0) + (way and 1 or 0)
      outlet.alone = (outlet.alone or 0) + (way and tellers == 1 and 1 or 0)
      outlet.silent = (outlet.silent or 0) + (silent and 1 or 0)
    end
    if tellers > 0 then
      rows[#rows + 1] = row
    end
  end
  return rows
end

local function summary_of(outlets)
  local rows = {}
  for i, outlet in ipairs(outlets) do
    rows[i] = { outlet = outlet.name, articles = outlet.articles, told = outlet.told, alone = outlet.alone,
      silent = outlet.silent, evidence = outlet.cites }
  end
  return rows
end

function coverage.run(corpus, options, report)
  local chosen = filters.of(options)
  local found, events = corpus:articles(chosen), corpus:events(chosen)
  local articles, all = read(corpus, chosen)
  local outlets, names = {}, { "date", "fact" }
  for i = 1, math.min(options.outlets, #all) do
    outlets[i], names[i + 2] = all[i], all[i].name
  end
  report:title("Who covered what")
  report:say("Articles: {articles}; independent reports: {independent}; outlets: {outlets}.", {
    articles = found, independent = found:independent(), outlets = found:by("outlet") })
  local list = acts.chronicle(corpus, chosen, function(event)
    return event.date ~= nil and (event.actor ~= nil or event.target ~= nil)
  end)
  local rows = matrix(list, articles, outlets, options)
  report:section("Outlets")
  report:table(mw.rows { columns = { "outlet", "articles", "told", "alone", "silent" }, rows = summary_of(outlets),
    of = found })
  local asked = { window = options.window }
  for name, value in pairs(chosen) do
    asked[name] = value
  end
  local stories = corpus:threads(asked)
  if #stories > 0 then
    report:section("Stories: who started, who followed")
    report:table(stories, { rows = options.rows,
      columns = { "first", "last", "title", "started", "articles", "independent", "outlets" } })
  end
  report:section("Facts")
  report:table(mw.rows { columns = names, rows = rows, of = events }, { rows = options.rows,
    chart = { kind = "matrix", label = "fact", columns = { table.unpack(names, 3) }, states = { "told", "silent" },
      title = "Facts and who told them" } })
end

return coverage
