-- SPDX-License-Identifier: MIT
-- Commitments: what somebody promised, or said they would do, first when, again when, due when.
--
-- A commitment is a verb of promising whose subject is known ("he promised elections"), or words of a speaker who
-- speaks of what they themselves will do ("it would buy Russian fuel"). Who promises is the speaker of the quotation or
-- the actor of the event at the verb, else who stands right before it as its subject: never a name that is only near
-- ("flew to Abuja and promised"). One sentence of one who promises is one promise. The same one promises the same thing
-- again when the first noun of the promise is the same.

local days = require "days"
local matches = require "matches"
local mw = require "moonwire"

local pledges = {}

local VERBS = [[\b(?:promis|pledg|vow|undertak|undertook)\w*]]
local LEMMAS = { promise = true, pledge = true, vow = true, undertake = true }
local SELF = mw.regex [[^(?:I|[Hh]e|[Ss]he|[Ii]t|[Tt]hey|[Ww]e) (?:will|would|was to|were to|is to|are to) (?!(?:not |never )?be\b)(?!not\W*$)]]
local WHO = { PERSON = true, ORG = true, PLACE = true, GROUP = true }

local LOOKED_AT = 12 -- marks on the way from the verb to its subject and to its object

local NO = { no = true, ["not"] = true, never = true, ["n't"] = true, ["n’t"] = true, hardly = true, nor = true }
local HELPS = { have = true, ["do"] = true } -- "has promised"; not "was promised", "may promise"
local TITLES = { NOUN = true, PROPN = true, ADJ = true, DET = true } -- on the way to "the prime minister, Hun Sen"

-- The one whose name ends with a token, the verb standing somewhere behind.
local function named_at(token, verb)
  local entity = verb:before("entities")
  local is_it = entity and entity.stop == token.stop and WHO[entity.type] and entity.grade ~= "guess"
  return is_it and entity or nil
end

-- Whether a name begins its clause: nothing governs it ("the mayor of Leeds"), nor is it the last of several.
local function begins_clause(entity, sentence)
  if entity.mention == "pronoun" then
    return true
  end
  local token = entity:before("tokens")
  for _ = 1, LOOKED_AT do
    if not token or token.start < sentence.start or token.pos == "PUNCT" then
      return true
    elseif not TITLES[token.pos or ""] then
      return false
    end
    token = token:before("tokens")
  end
  return false
end

local NOMINAL = { NOUN = true, PROPN = true, PRON = true }
local RELATIVE = { who = true, which = true, whom = true, whose = true, that = true }
local LONG = 500 -- bytes: no subject is looked for farther back, no due date farther on

-- Whether a token begins what an active verb says: "took", "has called"; not "was seen", "has been seen".
local function is_active(token)
  while token and token.pos == "ADV" do
    token = token:after("tokens")
  end
  if token and token.pos == "AUX" and HELPS[token.lemma or ""] then
    token = token:after("tokens")
  end
  return token and token.pos == "VERB"
end

-- Who has a verb before the "and": "he took the title and promised elections". Nobody where more than one may.
local function subject_before_and(sentence, verb)
  local who
  if verb.start - sentence.start > LONG then
    return nil
  end
  for _, token in ipairs(verb.article:span(sentence.start, verb.start):inside("tokens")) do
    if token.pos ~= "DET" and RELATIVE[mw.text.fold(token.text)] then
      return nil
    end
    local after = token:after("tokens")
    if NOMINAL[token.pos or ""] and after and (after.pos == "VERB" or after.pos == "AUX") then
      local entity = named_at(token, after)
      if not entity or not begins_clause(entity, sentence) or not is_active(after)
        or (who and who.id ~= entity.entity) then
        return nil
      end
      who = { id = entity.entity, name = entity.name }
    end
  end
  return who
end

local function is_and(token)
  return token and mw.text.fold(token.text) == "and"
end

-- Who stands right before the verb as its subject: "he has again promised".
local function subject(sentence, verb)
  local token = verb:before("tokens")
  for _ = 1, LOOKED_AT do
    if not token or token.start < sentence.start or NO[mw.text.fold(token.text)] then
      return nil
    elseif token.pos ~= "ADV" and not (token.pos == "AUX" and HELPS[token.lemma or ""]) then
      break
    end
    token = token:before("tokens")
  end
  if is_and(token) then
    return subject_before_and(sentence, verb)
  end
  local entity = token and named_at(token, verb)
  return entity and begins_clause(entity, sentence) and { id = entity.entity, name = entity.name } or nil
end

-- Who promises: the actor where the verb is an event, else its subject. Behind an "and" an event's actor may be of
-- another clause ("A came as B spoke and promised tanks").
local function promiser(sentence, verb)
  for _, event in ipairs(verb.article:span(verb.start, verb.stop):inside("events")) do
    if event.action == "pledge" and event.polarity == "negative" then
      return nil
    elseif event.action == "pledge" and not is_and(verb:before("tokens")) then
      return event.actor
    end
  end
  return subject(sentence, verb)
end

-- What is promised, in a word: the first noun from a mark on that is no part of a date; else the words themselves.
local function noun_of(token, words)
  local dates = words:inside("dates")
  for _ = 1, LOOKED_AT do
    if not token or token.start >= words.stop then
      break
    end
    local dated = false
    for _, date in ipairs(dates) do
      dated = dated or (date.start <= token.start and token.start < date.stop)
    end
    if not dated and (token.pos == "NOUN" or token.pos == "PROPN") then
      return mw.text.fold(token.lemma or token.text)
    end
    token = token:after("tokens")
  end
  return mw.text.fold(words.text)
end

-- Where the promise ends: before a comma, a semicolon or a "but", else with the sentence.
local function stop_of(sentence, from)
  local rest = sentence.text:sub(from - sentence.start + 1)
  local cut = rest:find("[,;]") or rest:find(" but ", 1, true)
  return cut and from + cut - 1 or from + #rest:gsub("[.%s]+$", "")
end

local BY = { by = true, before = true, ["until"] = true, within = true }
local CLAUSE = { who = true, whom = true, whose = true, which = true, when = true, where = true, because = true,
  after = true, since = true }

-- Whether a date stands in the clause that the words begin with, and after which word.
local function stands_in_clause(words, date)
  local previous
  for _, token in ipairs(words:inside("tokens")) do
    if token.start >= date.start then
      break
    end
    previous = mw.text.fold(token.text)
    if CLAUSE[previous] then
      return false
    end
  end
  return true, previous
end

-- The last day by which it is due: a date that begins after the day on which the promise is told, or ends after it and
-- stands behind a "by". "Pledged in November" and "promised last year" are the days of promises.
local function due(words)
  local last
  local told = words.stop - words.start <= LONG and days.number(words.published)
  for _, date in ipairs(words:inside("dates")) do
    local first, stop = days.range(date.value)
    if date.type == "DATE" and first and told and stop > told then
      local inside, previous = stands_in_clause(words, date)
      local by = BY[previous or ""] or BY[mw.text.fold(date.text):match("^%a+") or ""]
      last = inside and (first > told or by) and date.value or last
    end
  end
  return last
end

local function new_pledge(who, words, noun)
  return { who = who.name, id = who.id, words = words.text, noun = noun, due = due(words), cite = words.cite,
    published = words.published and words.published:sub(1, 10) }
end

-- One sentence of one who promises is one promise, however many verbs and quotations stand in it.
local function is_new(seen, who, first, last)
  local place = who.id .. "|" .. first.article.id .. "|"
  local one, other = place .. first.sentence.start, place .. last.sentence.start
  local new = not seen[one] and not seen[other]
  seen[one], seen[other] = true, true
  return new
end

-- Promises by their verb. Where the verb brings in a quotation, that tells who promises, or nobody does.
local function promised(corpus, filters, seen, list)
  for _, verb in ipairs(matches(corpus, VERBS, filters)) do
    local token = verb:inside("tokens")[1]
    local is_verb = token and token.pos == "VERB" and LEMMAS[token.lemma]
    local who = is_verb and not seen[verb.article.id .. "@" .. verb.start] and promiser(verb.sentence, verb)
    if who and is_new(seen, who, verb, verb) then
      local words = verb.article:span(verb.start, stop_of(verb.sentence, verb.stop))
      list[#list + 1] = new_pledge(who, words, noun_of(verb:after("tokens"), words))
    end
  end
end

-- "They" and "it" are no person who speaks of what he will do: "Hayashi said they would isolate Myanmar".
local function is_of_speaker(quote)
  local word = quote.text:match("^%a+")
  if not quote.speaker or (word ~= "they" and word ~= "They" and word ~= "it" and word ~= "It") then
    return true
  end
  local article = quote.article
  for _, entity in ipairs(article:span(0, #article.text):inside("entities")) do
    if entity.entity == quote.speaker.id then
      return entity.type ~= "PERSON"
    end
  end
  return true
end

-- What speakers say they will do.
local function said(quotes, seen, list)
  for quote in quotes:each() do
    local own = quote.class == "pledge" or (quote.class == "say" and SELF:find(quote.text) and is_of_speaker(quote))
    local cue = quote.cue_start and quote.article:span(quote.cue_start, quote.cue_start + #quote.cue)
    if cue then
      seen[quote.article.id .. "@" .. cue.start] = true
    end
    local sure = own and quote.speaker and quote.polarity == "positive"
    if sure and is_new(seen, quote.speaker, quote, cue or quote) then
      list[#list + 1] = new_pledge(quote.speaker, quote, noun_of(quote:inside("tokens")[1], quote))
    end
  end
end

-- who, what, first, again, due, times: one row for each thing that somebody promised.
function pledges.of(corpus, filters)
  local list, groups, order = {}, {}, {}
  local seen, quotes = {}, corpus:quotes(filters)
  said(quotes, seen, list)
  promised(corpus, filters, seen, list)
  for i, pledge in ipairs(list) do
    pledge.number = i
  end
  table.sort(list, function(a, b)
    local day, other = a.published or "", b.published or ""
    return day < other or (day == other and a.number < b.number)
  end)
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
