-- SPDX-License-Identifier: MIT
-- Commitments: what somebody promised, or said they would do, first when, again when, due when.
--
-- A commitment is a verb of promising whose subject is named before it ("he promised elections"), or words of a
-- speaker who speaks of what they themselves will do ("it would buy Russian fuel"). The same one promises the same
-- thing again when the first noun of the promise is the same.

local days = require "days"
local matches = require "matches"
local mw = require "moonwire"

local pledges = {}

local VERBS = [[\b(?:promis|pledg|vow|undertak|undertook)\w*]]
local LEMMAS = { promise = true, pledge = true, vow = true, undertake = true }
local SELF = mw.regex [[^(?:I|[Hh]e|[Ss]he|[Ii]t|[Tt]hey|[Ww]e) (?:will|would|was to|were to|is to|are to) (?!be\b)]]
local WHO = { PERSON = true, ORG = true, PLACE = true, GROUP = true }

local LOOKED_AT = 12 -- marks on the way from the verb to its subject and to its object

-- The last one named before the verb, in its sentence.
local function subject(sentence, verb)
  local entity = verb:before("entities")
  for _ = 1, LOOKED_AT do
    if not entity or entity.start < sentence.start then
      return nil
    elseif WHO[entity.type] and entity.grade ~= "guess" then
      return entity
    end
    entity = entity:before("entities")
  end
end

-- The first noun from a mark on, no further than its sentence.
local function first_noun(token, stop)
  for _ = 1, LOOKED_AT do
    if not token or token.start >= stop then
      return nil
    elseif token.pos == "NOUN" or token.pos == "PROPN" then
      return mw.text.fold(token.lemma or token.text)
    end
    token = token:after("tokens")
  end
end

-- Where the promise ends: before a comma, a semicolon or a "but", else with the sentence.
local function stop_of(sentence, from)
  local rest = sentence.text:sub(from - sentence.start + 1)
  local cut = rest:find("[,;]") or rest:find(" but ", 1, true)
  return cut and from + cut - 1 or from + #rest:gsub("[.%s]+$", "")
end

-- The last day by which it is due, as the words have it.
local function due(words)
  local last
  for _, date in ipairs(words:inside("dates")) do
    last = date.type == "DATE" and days.range(date.value) and date.value or last
  end
  return last
end

local function new_pledge(who, words, noun)
  return { who = who.name, id = who.id, words = words.text, noun = noun, due = due(words), cite = words.cite,
    published = words.published and words.published:sub(1, 10) }
end

-- Promises by their verb.
local function promised(corpus, filters, list)
  for _, verb in ipairs(matches(corpus, VERBS, filters)) do
    local token = verb:inside("tokens")[1]
    local sentence = verb.sentence
    local who = token and token.pos == "VERB" and LEMMAS[token.lemma] and subject(sentence, verb)
    local noun = who and first_noun(verb:after("tokens"), sentence.stop)
    if noun then
      local words = verb.article:span(verb.start, stop_of(sentence, verb.stop))
      list[#list + 1] = new_pledge({ id = who.entity, name = who.name }, words, noun)
    end
  end
end

-- What speakers say they will do.
local function said(quotes, list)
  for quote in quotes:each() do
    local own = quote.class == "pledge" or (quote.class == "say" and SELF:find(quote.text))
    local sure = own and quote.speaker and quote.polarity == "positive"
    local noun = sure and first_noun(quote:inside("tokens")[1], quote.stop)
    if noun then
      list[#list + 1] = new_pledge(quote.speaker, quote, noun)
    end
  end
end

-- who, what, first, again, due, times: one row for each thing that somebody promised.
function pledges.of(corpus, filters)
  local list, groups, order = {}, {}, {}
  local quotes = corpus:quotes(filters)
  promised(corpus, filters, list)
  said(quotes, list)
  table.sort(list, function(a, b) return (a.published or "") < (b.published or "") end)
  for _, pledge in ipairs(list) do
    local key = pledge.id .. "|" .. pledge.noun
    local group = groups[key]
    if not group then
      group = { who = pledge.who, what = pledge.words, first = pledge.published, evidence = {}, times = 0 }
      groups[key] = group
      order[#order + 1] = group
    end
    group.times = group.times + 1
    group.again = group.times > 1 and pledge.published or nil
    group.due = pledge.due or group.due
    group.evidence[group.times] = pledge.cite
  end
  return mw.rows { columns = { "who", "what", "first", "again", "due", "times" }, rows = order, of = quotes }
end

return pledges
