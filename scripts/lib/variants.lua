-- SPDX-License-Identifier: MIT
-- One statement across articles: who carried it first, what others cut, altered and added, and whom they gave it to.
--
-- Two quotations are one statement where they share three words in a row and
--   of the shorter at least six words in ten, and four, stand in the longer in the same order; or
--   all of the shorter, three words at least, stand in the longer in a row.
-- What is shorter than eight words must have been printed within sixty days and, where both name a speaker, be by the
-- same one: a phrase belongs to many. Under another speaker five words in a row must be the same. Each quotation is
-- held against the fullest wording of its statement and never against a third one, so statements do not grow
-- together over what lies between them. Everything is then told beside the earliest carrier: of one day the first in
-- the order of the corpus. What an article quotes in pieces is put together first, so a statement that is broken by
-- "he said" has lost nothing. Words without quotation marks are not looked at.

local days = require "days"
local mw = require "moonwire"
local words_of = require("words").of

local variants = {}

local SHARE, WORDS_MIN, RUN_MIN, RUN_OTHER_SPEAKER, SHORT, DAYS_MAX = 0.6, 4, 3, 5, 8, 60

-- How many words are the same, and how many of them in the longest row.
local function shared(one, other)
  local same, run = 0, 0
  for _, step in ipairs(mw.align(one, other)) do
    if step.what == "same" then
      same, run = same + step.ones, math.max(run, step.ones)
    end
  end
  return same, run
end

-- ---- one statement or two

local function other_speaker(a, b)
  return a.speaker and b.speaker and a.speaker.id ~= b.speaker.id
end

local function near_in_time(a, b)
  return a.day == nil or b.day == nil or math.abs(a.day - b.day) <= DAYS_MAX
end

local function is_one(full, said)
  local same, run = shared(full.text, said.text)
  local count = math.min(full.count, said.count)
  if not (run >= RUN_MIN and (run == count or (same >= WORDS_MIN and same >= SHARE * count))) then
    return false
  elseif other_speaker(full, said) and run < RUN_OTHER_SPEAKER then
    return false
  end
  return count >= SHORT or near_in_time(full, said)
end

local function said_of(quote, order)
  local words = words_of(quote.text)
  local said = { quote = quote, order = order, text = quote.text, words = words, count = #words,
    speaker = quote.speaker, article = quote.cite:match("^(.*):") }
  said.published = quote.published
  said.day = said.published and days.number(said.published)
  return said
end

-- Quotations by each three words in a row; the fullest first in every list.
local function by_three_words(fullest)
  local index = {}
  for _, said in ipairs(fullest) do
    for i = 1, said.count - 2 do
      local key = table.concat(said.words, " ", i, i + 2)
      index[key] = index[key] or {}
      table.insert(index[key], said)
    end
  end
  return index
end

-- Takes all that belong to the fullest wording and to no other statement yet.
local function gather(full, index, number)
  local group, asked = { full }, { [full] = true }
  full.statement = number
  for i = 1, full.count - 2 do
    for _, said in ipairs(index[table.concat(full.words, " ", i, i + 2)] or {}) do
      if not asked[said] and not said.statement and is_one(full, said) then
        said.statement = number
        group[#group + 1] = said
      end
      asked[said] = true
    end
  end
  table.sort(group, function(a, b) return a.order < b.order end)
  return group
end

local function statements_of(all)
  local fullest, groups = {}, {}
  for i, said in ipairs(all) do
    fullest[i] = said
  end
  table.sort(fullest, function(a, b)
    if a.count ~= b.count then
      return a.count > b.count
    end
    return a.order < b.order
  end)
  local index = by_three_words(fullest)
  for _, said in ipairs(fullest) do
    if not said.statement and said.count >= RUN_MIN then
      groups[#groups + 1] = gather(said, index, #groups + 1)
    end
  end
  return groups
end

-- ---- what each carrier did to it

-- The articles of a statement in order, each with its pieces put together; what it quotes twice stands there once.
local function carriers_of(group)
  local carriers, of = {}, {}
  for _, said in ipairs(group) do
    local carrier = of[said.article]
    if not carrier then
      carrier = { article = said.article, text = said.text, first = said, evidence = { said.quote }, speaker = said.speaker }
      of[said.article] = carrier
      carriers[#carriers + 1] = carrier
    else
      if shared(carrier.text, said.text) < said.count then
        carrier.text = carrier.text .. " \u{2026} " .. said.text
      end
      carrier.speaker = carrier.speaker or said.speaker
      table.insert(carrier.evidence, said.quote)
    end
  end
  return carriers
end

local function list(items)
  return #items > 0 and table.concat(items, " / ") or nil
end

local function compare(first, carrier, row)
  local cut, altered, added = {}, {}, {}
  for _, step in ipairs(mw.align(first.text, carrier.text)) do
    if step.what == "cut" then
      cut[#cut + 1] = step.one
    elseif step.what == "added" then
      added[#added + 1] = step.other
    elseif step.what == "altered" then
      altered[#altered + 1] = step.one .. " \u{2192} " .. step.other
    end
  end
  row.cut, row.altered, row.added = list(cut), list(altered), list(added)
  if other_speaker(first, carrier) then
    row.instead_of = first.speaker.name
  end
  return row
end

local function rows_of(group, number, clusters, rows)
  local carriers, seen, independent = carriers_of(group), {}, 0
  for _, carrier in ipairs(carriers) do
    local cluster = clusters[carrier.article] or carrier.article
    independent = independent + (seen[cluster] and 0 or 1)
    seen[cluster] = true
  end
  for i, carrier in ipairs(carriers) do
    local quote = carrier.first.quote
    rows[#rows + 1] = compare(carriers[1], carrier, { statement = number, published = carrier.first.published,
      outlet = quote.outlet, speaker = carrier.speaker and carrier.speaker.name, words = carrier.text,
      first = i == 1, articles = #carriers, independent = independent, evidence = carrier.evidence })
  end
end

-- ---- the question

-- Cites of the quotations that the question's speaker is named for; nil: nobody was asked for.
local function asked_speaker(corpus, filters)
  if not filters.speaker then
    return nil
  end
  local cites = {}
  for quote in corpus:quotes(filters):each() do
    cites[quote.cite] = true
  end
  filters.speaker = nil
  return cites
end

-- Whether a statement is asked for: said by that speaker, and of those words or carried by two articles.
local function concerns(group, cites, asked)
  local by_speaker, is_asked, articles, count = cites == nil, false, {}, 0
  for _, said in ipairs(group) do
    by_speaker = by_speaker or cites[said.quote.cite]
    is_asked = is_asked or (asked ~= nil and is_one(asked, said))
    count = count + (articles[said.article] and 0 or 1)
    articles[said.article] = true
  end
  if asked then
    return by_speaker and is_asked
  end
  return by_speaker and count > 1
end

-- The words of the asked quotation; a wrong call is told at the caller's line, two levels above the method.
local function text_of(what)
  local text = what
  if type(what) == "userdata" then
    text = what.layer == "quote" and what.text
  end
  if type(text) ~= "string" then
    error("quote_variants: a quote of the corpus, or words in a text, are expected first", 5)
  elseif #words_of(text) < RUN_MIN then
    error("quote_variants: fewer than three words could be anybody's", 5)
  end
  return text
end

local function read_arguments(what, options)
  if type(what) == "table" and options == nil then
    what, options = nil, what
  end
  local filters = { kind = { "direct", "mixed" } }
  for name, value in pairs(options or {}) do
    filters[name] = value
  end
  return what and text_of(what), filters
end

local function clusters_of(corpus)
  local clusters = {}
  for row in corpus:articles():each() do
    clusters[row.article] = row.cluster
  end
  return clusters
end

function variants.of(corpus, what, options)
  local text, filters = read_arguments(what, options)
  local cites = asked_speaker(corpus, filters)
  local quotes, all = corpus:quotes(filters), {}
  for quote in quotes:each() do
    all[#all + 1] = said_of(quote, #all + 1)
  end
  local chosen, asked = {}, text and { text = text, count = #words_of(text) }
  for _, group in ipairs(statements_of(all)) do
    if concerns(group, cites, asked) then
      chosen[#chosen + 1] = group
    end
  end
  table.sort(chosen, function(a, b) return a[1].order < b[1].order end)
  local clusters, rows = clusters_of(corpus), {}
  for number, group in ipairs(chosen) do
    rows_of(group, number, clusters, rows)
  end
  return mw.rows { rows = rows, of = quotes, columns = { "statement", "published", "outlet", "speaker", "words", "cut",
    "altered", "added", "instead_of", "first", "articles", "independent" } }
end

return variants
