-- SPDX-License-Identifier: MIT
-- Every count of the killed, the arrested and the rest: who counted, who passed it on, as of when; and which counts of the
-- same thing exclude each other. No number is picked: they stand side by side.

local claims = require "claims"
local filters = require "filters"

local figures = {
  summary = "Every figure as a claim: who counted, who carried it, as of when, and where counts differ.",
  example = "moonwire run figures --about killed",
}

figures.options = filters.options {
  about = { "", "only what happened to the counted: killed, arrested, displaced …" },
  source = { "", "only this counter: a name, an alias or an id" },
  rows = { 40, "how many figures of each kind" },
}

local COLUMNS = { "published", "text", "source", "carrier", "since", "as_of", "place" }

local function wanted(options)
  local more = {}
  if options.about ~= "" then
    more.about = options.about
  end
  if options.source ~= "" then
    more.source = options.source
  end
  return filters.of(options, more)
end

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

local function who(figure)
  return figure.source or figure.carrier or "counter not named"
end

-- One sentence a group: every count with its counter, in the order of publication.
local function say_conflict(report, group)
  local parts, values = {}, { day = group.day }
  for i, figure in ipairs(group) do
    local letter = string.char(96 + i)
    parts[i] = string.format("{count_%s} ({who_%s})", letter, letter)
    values["count_" .. letter] = figure
    values["who_" .. letter] = who(figure)
    if i == 26 then
      break
    end
  end
  report:say("Counts that exclude each other ({day}): " .. table.concat(parts, ", ") .. ".", values)
end

function figures.run(corpus, options, report)
  local found = corpus:figures(wanted(options))
  report:title("Figures and who counted")
  report:say("Figures: {figures}; articles: {articles}.", { figures = found, articles = found:by("article") })
  for _, about in ipairs(kinds(found)) do
    local of_kind = found:where { about = about }
    report:section(about:gsub("-", " "))
    report:table(of_kind, { columns = COLUMNS, rows = options.rows })
    for _, group in ipairs(claims.conflicts(of_kind:rows())) do
      say_conflict(report, group)
    end
  end
end

return figures
