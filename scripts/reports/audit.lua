-- SPDX-License-Identifier: MIT
-- What the other reports rest on: what one source alone says, what was read with less certainty, what stayed open.
-- The run ends with status 4 when a mark does not stand where it says.

local filters = require "filters"
local memo = require "memo"

local audit = {
  summary = "What the reports rest on: single sources, weak readings, open dates, unlinked names.",
  example = "moonwire run audit --json audit.json",
}

audit.options = filters.options {
  rows = { 15, "how many of each kind are listed" },
}

local LAYERS = { "quotes", "figures", "events", "dates", "entities" }

local function grades(corpus, options, report)
  report:section("How sure the readings are")
  for _, layer in ipairs(LAYERS) do
    local all = corpus[layer](corpus, filters.of(options, { grade = { "strong", "weak", "guess" } }))
    report:table(all:by("grade"):named(layer, "how many"))
  end
end

local function single(corpus, options, report)
  local meetings = corpus:meetings(filters.of(options))
  local alone = meetings:where(function(row) return row.independent == 1 end)
  report:section("Told by one report alone")
  report:say("Meetings: {meetings}; told by one independent report: {alone}.", { meetings = meetings, alone = alone })
  report:table(alone, { columns = { "date", "place", "parties", "status" }, rows = options.rows })
end

local OPEN = {
  { "quotes", "Quotations without a named speaker", function(mark) return mark.speaker == nil end,
    { "published", "text", "speaker" } },
  { "figures", "Tolls without a named counter", function(mark)
    return mark.unit == "people" and mark.about ~= nil and mark.source == nil and mark.carrier == nil
  end, { "published", "text", "about" } },
  { "events", "Acts without a date", function(mark) return mark.code ~= nil and mark.date == nil end,
    { "published", "actor", "action", "target" } },
}

local function open(corpus, options, report)
  report:section("Left open")
  for _, one in ipairs(OPEN) do
    local layer, what, is_open, columns = table.unpack(one)
    local found = corpus[layer](corpus, filters.of(options)):where(is_open)
    report:say("{what}: {found}.", { what = what, found = found })
    report:table(found, { columns = columns, rows = options.rows })
  end
end

-- Articles whose date of publication is a guess, and names that no gazetteer knows.
local function unreliable(corpus, options, report)
  local articles = corpus:articles(filters.of(options))
  local known = {}
  for row in corpus:sql("select article from articles where date_reliable = 0 or published is null"):each() do
    known[row.article] = true
  end
  report:say("Articles: {articles}; independent reports: {independent}; with a date that cannot be relied on: {unreliable}.", {
    independent = articles:independent(),
    articles = articles,
    unreliable = articles:where(function(row) return known[row.article] == true end),
  })
  local linked = {}
  for row in corpus:sql("select entity from names where wikidata is not null"):each() do
    linked[row.entity] = true
  end
  local mentions = corpus:entities(filters.of(options))
  report:say("Names: {names}; not linked to Wikidata: {unlinked}.", {
    names = mentions:by("name"),
    unlinked = mentions:where(function(mark) return not linked[mark.entity] end):by("name"),
  })
end

-- Every mark begins in its sentence; and its words, where it ends there too, are the sentence's.
local function check(corpus, options, report)
  local wrong, text_of = 0, memo(function(sentence) return sentence.text end)
  for _, layer in ipairs(LAYERS) do
    for mark in corpus[layer](corpus, filters.of(options)):each() do
      local sentence = mark.sentence
      local good = not sentence or sentence.start > mark.start or mark.stop > sentence.stop
        or text_of(sentence):sub(mark.start - sentence.start + 1, mark.stop - sentence.start) == mark.text
      good = good and (not sentence or (sentence.start <= mark.start and mark.start < sentence.stop))
      wrong = wrong + (good and 0 or 1)
    end
  end
  report:expect(wrong == 0, "every mark stands in its sentence, in the article's own words")
end

function audit.run(corpus, options, report)
  report:title("Audit")
  unreliable(corpus, options, report)
  grades(corpus, options, report)
  single(corpus, options, report)
  open(corpus, options, report)
  check(corpus, options, report)
end

return audit
