-- SPDX-License-Identifier: MIT
-- Every count of the killed, the arrested and the rest: who counted, who passed it on, as of when; which counts of
-- the same thing do not agree; what is odd in the totals. No number is picked: they stand side by side.

local filters = require "filters"
local tell = require "tell"

local figures = {
  summary = "Every figure as a claim: who counted, who carried it, as of when, and where counts differ.",
  example = "moonwire run figures --about killed",
}

figures.options = filters.options {
  about = { "", "only what happened to the counted: killed, arrested, displaced …" },
  source = { "", "only this counter: a name, an alias or an id" },
  rows = { 40, "how many figures of each kind" },
  window = { "7d", "how far apart the days of counts may lie that are held against each other" },
}

local COLUMNS = { "published", "text", "source", "carrier", "since", "as_of", "place" }

-- The kinds of figures, the most frequent first.
local function kinds(found)
  local count, order = {}, {}
  for figure in found:each() do
    if figure.about then
      if not count[figure.about] then
        count[figure.about] = 0
        order[#order + 1] = figure.about
      end
      count[figure.about] = count[figure.about] + 1
    end
  end
  table.sort(order, function(a, b)
    if count[a] ~= count[b] then
      return count[a] > count[b]
    end
    return a < b
  end)
  return order
end

function figures.run(corpus, options, report)
  local found = corpus:figures(filters.of(options, filters.given(options, "about", "source")))
  report:title("Figures and who counted")
  report:say("Figures: {figures}; articles: {articles}; independent reports: {independent}.", {
    figures = found, articles = found:by("article"), independent = found:independent() })
  tell.conflicts(report, found, options.window)
  if options.about == "" and options.source == "" then
    tell.accounts(report, corpus, filters.of(options))
  end
  tell.oddities(report, found)
  tell.course(report, found)
  for _, about in ipairs(kinds(found)) do
    report:section(about:gsub("-", " "))
    report:table(found:where { about = about }, { columns = COLUMNS, rows = options.rows })
  end
end

return figures
