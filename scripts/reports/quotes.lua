-- SPDX-License-Identifier: MIT
-- Who said what, in whose words: the people and bodies quoted most, each with what they said, in order of publication;
-- and what several articles carry of one statement: who had it first, what others cut, altered, added, or gave to
-- somebody else.

local filters = require "filters"
local sayings = require "sayings"

local quotes = {
  summary = "Who said what: the speakers quoted most, with their words.",
  example = "moonwire run quotes --speaker Lavrov",
}

quotes.options = filters.options {
  speaker = { "", "only this speaker: a name, an alias or an id" },
  kind = { "", "direct, mixed, indirect or all; both kinds of verbatim words by default",
    one_of = { "direct", "mixed", "indirect", "all" } },
  class = { "", "say, deny, pledge, demand, warn, accuse, report or praise",
    one_of = { "say", "deny", "pledge", "demand", "warn", "accuse", "report", "praise" } },
  speakers = { 8, "how many speakers" },
  each = { 6, "how many quotations of each" },
}

local function wanted(options)
  local more = { kind = { "direct", "mixed" } }
  if options.kind == "all" then
    more.kind = nil
  elseif options.kind ~= "" then
    more.kind = options.kind
  end
  if options.speaker ~= "" then
    more.speaker = options.speaker
  end
  if options.class ~= "" then
    more.class = options.class
  end
  return filters.of(options, more)
end

-- Quotations by entity id, and the ids in order: most quoted first, then by name.
local function by_speaker(found)
  local said, order = {}, {}
  for quote in found:each() do
    if quote.speaker and not sayings.is_second_half(quote) then
      local id = quote.speaker.id
      if not said[id] then
        said[id] = { name = quote.speaker }
        order[#order + 1] = id
      end
      table.insert(said[id], quote)
    end
  end
  table.sort(order, function(a, b)
    if #said[a] ~= #said[b] then
      return #said[a] > #said[b]
    end
    return a < b
  end)
  return said, order
end

local CARRIED = { "statement", "published", "outlet", "speaker", "words", "articles", "independent" }
local CHANGED = { "statement", "outlet", "cut", "altered", "added", "instead_of" }

local function tell_variants(corpus, options, report)
  local more = filters.given(options, "speaker", "class")
  if options.kind == "direct" or options.kind == "mixed" then
    more.kind = options.kind
  end
  local rows = corpus:quote_variants(filters.of(options, more))
  if #rows == 0 then
    return
  end
  local changed = rows:where(function(row)
    return row.cut ~= nil or row.altered ~= nil or row.added ~= nil or row.instead_of ~= nil
  end)
  report:section("One statement in several articles")
  report:say("Statements: {statements}; times that an article carries one: {rows}; with other words or another speaker: " ..
    "{changed}. The first carrier of each stands first.", {
    statements = rows:where { first = true }, rows = rows, changed = changed })
  report:table(rows, { columns = CARRIED })
  if #changed > 0 then
    report:section("What was changed, beside the first carrier")
    report:table(changed, { columns = CHANGED })
  end
end

function quotes.run(corpus, options, report)
  local found = corpus:quotes(wanted(options))
  local said, order = by_speaker(found)
  report:title("Who said what")
  report:say("Quotations: {quotes}; articles: {articles}; independent reports: {independent}. Those whose speaker is not named are left out below.", {
    quotes = found,
    articles = found:by("article"),
    independent = found:independent(),
  })
  for i = 1, math.min(options.speakers, #order) do
    local list = said[order[i]]
    report:section(list.name)
    for j = 1, math.min(options.each, #list) do
      report:quote(list[j])
    end
  end
  if options.kind ~= "indirect" then
    tell_variants(corpus, options, report)
  end
end

return quotes
