-- SPDX-License-Identifier: MIT
-- A figure as a claim: what is counted, by whom, of which day, where, and what the words leave open.

local days = require "days"
local memo = require "memo"
local mw = require "moonwire"

local claims = {}

-- The least and the most that a claim can mean.
function claims.range(figure)
  if figure.value then
    return figure.value, figure.value
  end
  return figure.low or 0, figure.high or math.huge
end

-- Last words that do not narrow a count of people down: civilians are whom a toll counts; and numbers in words.
local GENERIC = {}
local WHOLE = "people persons person dead death deaths killed lives fatalities civilians casualties victims bodies arrests"
local NUMBERS = "one two three four five six seven eight nine ten eleven twelve score dozen dozens hundred hundreds "
  .. "thousand thousands million millions"
for word in (WHOLE .. " " .. NUMBERS):gmatch("%a+") do
  GENERIC[word] = true
end

-- The noun that narrows a count down ("46 of them children", "16 police"), "" where it is just people.
function claims.noun(figure)
  if figure.unit ~= "people" then
    return figure.unit or ""
  end
  local last = mw.text.fold(figure.text):match("(%S+)$") or ""
  return (GENERIC[last] or last:find("^%d")) and "" or last
end

-- Verbs of giving a number: who is their subject is the counter, even where it has no name ("a state newspaper reported
-- a single death").
local GIVING = {}
for verb in ("report print write publish give count put list say cite record tally document confirm"):gmatch("%a+") do
  GIVING[verb] = true
end

-- The verb, or the same word right before the number, which may be taken for a noun: "most outlets report 36".
claims.is_given = memo(function(sentence)
  local before = false
  for _, token in ipairs(sentence:inside("tokens")) do
    local gives = GIVING[token.lemma or ""]
    if (gives and token.pos == "VERB") or (before and token.pos == "NUM") then
      return true
    end
    before = gives
  end
  return false
end)

-- "to 31 from 40": a total of before, which says no day.
local function is_former(figure)
  local before = figure.aggregation == "cumulative" and not figure.as_of and figure:before("tokens")
  return before and before.text == "from"
end

-- What is denied or corrected where it is told is a guess, and held against nothing; nor is what is over.
function claims.stands(figure)
  return figure.about and figure.grade ~= "guess" and not is_former(figure)
end

-- "downed 23": the deed right before the number is its own, and its subject's own count, unlike "counted 23".
function claims.is_own_deed(figure)
  local before = figure:before("tokens")
  local verb = before and before.start >= figure.sentence.start and before.pos == "VERB"
  return verb and not GIVING[before.lemma or ""]
end

-- Who is quoted with the figure, as the text has it.
local function quoted(figure)
  local quote = figure:around("quotes")
  if quote then
    return quote.speaker, quote.speaker_text
  end
end

-- Who counted: a key that is the same for the same counter, and what to call it. A count that nobody is said to have
-- made has no key: it is the outlet's own word.
function claims.counter(figure)
  local name = figure.source or figure.carrier
  local words
  if not name then
    name, words = quoted(figure)
  end
  if name then
    return name.id, name.name
  elseif words and words ~= "" then
    return "in words: " .. mw.text.fold(words), words
  elseif claims.is_given(figure.sentence) then
    return "of " .. figure.sentence.cite
  end
end

local LOOKED_AT = 8 -- dates on the way to one that is a day

-- The nearest date that is a day and for which `wanted` holds, stepping before or after a mark; no further than
-- `from` and `to`.
local function nearest_day(mark, step, from, to, wanted)
  local date = mark[step](mark, "dates")
  for _ = 1, LOOKED_AT do
    if not date or date.start < from or date.stop > to then
      return nil
    end
    local first, last = days.range(date.value, date.mod)
    local is_past = first and first <= (days.number(mark.published) or first) -- nothing is counted before it was
    if is_past and date.type ~= "DURATION" and date.type ~= "SET" and wanted(date) then
      return first, last, date.cite
    end
    date = date[step](date, "dates")
  end
end

local function any()
  return true
end

-- The first and the last day of which a count can be: as said, else by the date of its sentence that stands nearest
-- before it, else after it. Nil: not said.
function claims.days(figure)
  local first, last = days.range(figure.as_of)
  if first then
    return first, last
  end
  local function is_no_beginning(date)
    return date.value ~= figure.since
  end
  local sentence = figure.sentence
  first, last = nearest_day(figure, "before", sentence.start, sentence.stop, is_no_beginning)
  if first then
    return first, last
  end
  return nearest_day(figure, "after", sentence.start, sentence.stop, is_no_beginning)
end

-- The day of which a paragraph speaks before the sentence of a mark: its last date there, and where that stands.
function claims.day_before(mark)
  return nearest_day(mark.sentence, "before", mark.paragraph.start, mark.sentence.start, any)
end

-- Words and turns with which a sentence goes on to something else than the one before it ("Elsewhere …", "another …",
-- "… in a plane crash"): a count in it is of that.
local OPENING = {
  mw.regex [[(?i)\b(elsewhere|another|separate|separately|meanwhile|additional|other|each|second|third)\b]],
  mw.regex [[^(Also|Earlier|Later|Previously)\b]],
  mw.regex [[\b(say|says|said|that) an? (?!total|dozen|hundred|thousand|million|couple|score)]],
  mw.regex([[(?i)\b(in|when|after|as|by|during) (?:an?|two|three|four|five|several|some|other) ]]
    .. [[(?!(?:\w+ )?(?:statement|report|interview|speech|letter|message|post|briefing|conference|broadcast)\b)]]),
}

claims.opens = memo(function(sentence)
  for _, pattern in ipairs(OPENING) do
    if pattern:find(sentence.text) then
      return true
    end
  end
  return false
end)

-- The places that a sentence names: an array of ids.
claims.places = memo(function(sentence)
  local found, seen = {}, {}
  for _, entity in ipairs(sentence:inside("entities")) do
    if entity.type == "PLACE" and not seen[entity.entity] then
      seen[entity.entity] = true
      found[#found + 1] = entity.entity
    end
  end
  return found
end)

-- Raises, at the line that asked, where the rows are no figures.
function claims.check(figures, question)
  local first = figures[1]
  local is_mark, layer = pcall(function() return first.layer end)
  if first and not (is_mark and layer == "figure") then
    error(question .. " is asked of figures: corpus:figures{}:" .. question .. "{}", 3)
  end
end

-- "2,471 air strikes that killed 1,295 people" is a total of what those did, and not of all who were killed.
local function is_of_relative(figure)
  local verb = figure:before("tokens")
  local before = verb and verb.pos == "VERB" and verb:before("tokens")
  return before and before.start >= figure.sentence.start and (before.text == "that" or before.text == "which")
end

-- All that judging needs of a figure; `row` is its number in the result.
function claims.of(figure, row)
  local low, high = claims.range(figure)
  local counter, name = claims.counter(figure)
  local first, last = claims.days(figure)
  local article = figure.article.id
  local total = figure.aggregation == "cumulative" or figure.since ~= nil
  return {
    row = row, about = figure.about, unit = figure.unit or "", noun = claims.noun(figure) .. (total and is_of_relative(figure) and " that" or ""),
    places = claims.places(figure.sentence), low = low, high = high, exact = figure.value and not figure.approx,
    counter = counter, name = name, first = first, last = last,
    place = figure.place and figure.place.id, place_name = figure.place and figure.place.name, figure = figure,
    since = figure.since, as_of = figure.as_of, total = total,
    article = article, paragraph = article .. ":" .. figure.paragraph.start, sentence = figure.sentence.start,
    published = days.number(figure.published),
  }
end

return claims
