-- SPDX-License-Identifier: MIT
-- What speakers stand for, topic by topic, and where they turn about.
--
-- A stance comes from the verb of saying (its class and polarity); where the sentence is coded as an act of the
-- speaker too, from that act ("called Russia a true friend" is praise); and of a topic without a name
-- (lib/topics.lua) from the words around it: welcome at ceasefire talks, no longer negotiate. A speaker turns about
-- on a topic
--   when praise follows blame, or blame praise;
--   when what was welcomed is rejected, or what was rejected welcomed;
--   when a thing is said and then denied, or denied and then said, or when what they would not do is what they would
--   do, or would do what they would not, in sentences that share most of their content words.
-- Words of which none holds are no reversal, however different they are.

local memo = require "memo"
local mw = require "moonwire"
local topic_of = require "topics"

local positions = {}

-- ---- stance

local BY_CLASS = {
  deny = "denies", pledge = "promises", demand = "demands", warn = "warns", accuse = "blames", praise = "praises",
}
local BY_CODE = { SUPPORT = "praises", ACCUSE = "blames", REJECT = "rejects" }

-- What the quotation's verb does as an act of the speaker: its stance, and whom it is about.
local function act_of(quote)
  local cue = quote.cue_start and quote.article:span(quote.cue_start, quote.cue_start + #quote.cue)
  for _, event in ipairs(cue and cue:inside("events") or {}) do
    local same = event.actor and event.actor.id == quote.speaker.id
    if same and BY_CODE[event.code] and event.polarity == "positive" then
      return BY_CODE[event.code], event.target
    end
  end
end

local function stance_of(quote)
  if quote.polarity == "negative" then
    return "denies"
  end
  local act, target = act_of(quote)
  return act or BY_CLASS[quote.class] or "says", target
end

-- ---- topics

local ABOUT = { ORG = true, PLACE = true, PERSON = true, EVENT = true, OTHER = true, GROUP = true }

local NO = { no = true, ["not"] = true, never = true, ["n't"] = true, ["n’t"] = true, nor = true, neither = true }
local REACH = 3 -- how many words a "no" reaches: "no longer negotiate", "not hold any talks"

local WELCOMING = {}
for word in ("welcome ready willing agree offer support favour favor accept"):gmatch("%a+") do
  WELCOMING[word] = true
end

-- The topics that the words speak of, with the stance that they take on each: welcomes, rejects or nil.
local function word_topics(quote)
  local list, said, no, welcome = {}, {}, -REACH, false
  for i, token in ipairs(quote:inside("tokens")) do
    local topic = topic_of[token.lemma or ""]
    if NO[mw.text.fold(token.text)] then
      no = i
    elseif WELCOMING[token.lemma or ""] and i - no > REACH then
      welcome = true
    elseif topic and not said[topic] then
      said[topic] = true
      list[#list + 1] = { id = topic, name = topic, no = i - no <= REACH and (token.pos == "VERB" or i - no < REACH) }
    end
  end
  for _, topic in ipairs(list) do
    topic.stance = topic.no and "rejects" or welcome and "welcomes" or nil
  end
  return list
end

local INTENT = { will = true, would = true, ready = true, willing = true, wo = true }

local UNSURE = { ["if"] = true, unless = true, ["until"] = true, without = true }

-- The last of the nouns that stand together first behind a token: "sign the peace agreement".
local function object_of(tokens, from)
  local noun
  for i = from + 1, math.min(#tokens, from + 2 * REACH) do
    local is_noun = tokens[i].pos == "NOUN" or tokens[i].pos == "PROPN"
    if noun and not is_noun then
      break
    end
    noun = is_noun and (tokens[i].lemma or mw.text.fold(tokens[i].text)) or nil
  end
  return noun
end

-- What the words say will be done, or not: "would not sign the agreement", "ready to sign the agreement". Verbs with
-- their nouns, each "does" or "refuses"; and the first of them. What hangs on a condition is neither.
local function intents_of(quote)
  local found, main, no, intent = {}, nil, -2 * REACH, -2 * REACH
  local tokens = quote:inside("tokens")
  for i, token in ipairs(tokens) do
    local word = mw.text.fold(token.text)
    if UNSURE[word] then
      return {}
    elseif NO[word] then
      no = i
    elseif INTENT[word] then
      intent = i
    elseif token.lemma == "be" then -- "will be forced to"
      intent = -2 * REACH
    elseif token.pos == "VERB" and token.lemma and i - intent <= REACH then
      local noun = object_of(tokens, i)
      local what = noun and token.lemma .. " " .. noun
      if what then
        found[what], main = i - no <= REACH and "refuses" or "does", main or what
      end
      intent = -2 * REACH
    end
  end
  return found, main
end

-- Those whom the words name, whom the act is about, and what the words speak of; the speaker is no topic of his own. Where
-- that is nothing, what they would or would not do is the topic: "sign agreement".
local function topics_of(quote, target)
  local list, seen = word_topics(quote), { [quote.speaker.id] = true }
  local function add(id, name)
    if not seen[id] then
      seen[id] = true
      list[#list + 1] = { id = id, name = name }
    end
  end
  if target then
    add(target.id, target.name)
  end
  for _, entity in ipairs(quote:inside("entities")) do
    if ABOUT[entity.type] and entity.grade ~= "guess" then
      add(entity.entity, entity.name)
    end
  end
  if #list == 0 then
    local _, main = intents_of(quote)
    list[1] = main and { id = main, name = main } or nil
  end
  return list
end

-- A topic that was asked for: one of lib/topics.lua, an entity that the sentence names, else words that stand in it.
local entities_of = memo(function(sentence)
  local found = {}
  for _, entity in ipairs(sentence:inside("entities")) do
    found[entity.entity] = true
  end
  return found
end)

local folded = memo(function(sentence)
  return mw.text.fold(sentence.text)
end)

local function asked(corpus, topic)
  for _, name in pairs(topic_of) do
    if name == topic then
      return function(quote)
        for _, one in ipairs(word_topics(quote)) do
          if one.name == topic then
            return { one }
          end
        end
        return {}
      end
    end
  end
  local known, entity = type(topic) == "userdata", topic
  if not known then
    known, entity = pcall(corpus.entity, corpus, topic)
  end
  if known then
    return function(quote)
      return entities_of(quote.sentence)[entity.id] and { { id = entity.id, name = entity.name } } or {}
    end
  end
  local words = mw.text.fold(tostring(topic))
  return function(quote)
    return folded(quote.sentence):find(words, 1, true) and { { id = words, name = tostring(topic) } } or {}
  end
end

-- Who passes on what happened ("AFP reported", "according to the AAPP") takes no position on it.
local function takes_a_position(quote)
  return quote.speaker and quote.class ~= "report" and not mw.text.fold(quote.cue or ""):find("^according")
end

-- corpus:positions{speaker =, topic =, from = …}: quotations with the columns topic and stance.
function positions.of(corpus, options)
  local filters = {}
  for name, value in pairs(options or {}) do
    if name ~= "topic" then
      filters[name] = value
    end
  end
  local of_topic = options and options.topic and asked(corpus, options.topic)
  local quotes = corpus:quotes(filters)
  local rows, topics, stances, row = {}, {}, {}, 0
  for quote in quotes:each() do
    row = row + 1
    if takes_a_position(quote) then
      local stance, target = stance_of(quote)
      for _, topic in ipairs(of_topic and of_topic(quote) or topics_of(quote, target)) do
        rows[#rows + 1] = row
        topics[#rows], stances[#rows] = topic.name, stance == "says" and topic.stance or stance
      end
    end
  end
  return quotes:pick(rows, { { "topic", topics }, { "stance", stances } })
end

-- ---- reversals

local SIDES = {
  { praises = "good", blames = "bad" },
  { welcomes = "yes", promises = "yes", rejects = "no" },
  { says = "yes", denies = "no" },
}

local CONTENT = { NOUN = true, VERB = true, ADJ = true, NUM = true }

local function content_of(quote)
  local words, count = {}, 0
  for _, token in ipairs(quote:inside("tokens")) do
    if CONTENT[token.pos] and token.lemma and not words[token.lemma] then
      words[token.lemma] = true
      count = count + 1
    end
  end
  return words, count
end

-- Most content words of the shorter are in the longer too, and at least two.
local function alike(a, b)
  local shared = 0
  for word in pairs(a.content) do
    shared = shared + (b.content[word] and 1 or 0)
  end
  return shared >= 2 and shared > math.min(a.count, b.count) / 2
end

local WOULD = { does = "would", refuses = "would not" }

-- What the one says will be done and the other that it will not: as both say it.
local function intends_otherwise(before, after)
  for what, does in pairs(before.intents) do
    if after.intents[what] and after.intents[what] ~= does then
      return WOULD[does], WOULD[after.intents[what]]
    end
  end
end

-- The stances that part them, where they do.
local function turns(before, after, side)
  if side[before.stance] ~= side[after.stance] then
    return (not side.says or alike(before, after)) and before.stance or nil, after.stance
  elseif before.stance == "says" and side.says and alike(before, after) then
    return intends_otherwise(before, after)
  end
end

-- The statements that could be held against an earlier one of the same speaker on the same topic, each once.
function positions.compared(result)
  local last, taken, rows = {}, {}, {}
  for i = 1, #result do
    local quote, stance = result[i], result:cell(i, "stance")
    for number, side in ipairs(SIDES) do
      local key = quote.speaker.id .. "|" .. result:cell(i, "topic") .. "|" .. number
      if side[stance] and last[key] and last[key] ~= quote.cite and not taken[quote.cite] then
        taken[quote.cite] = true
        rows[#rows + 1] = i
      end
      last[key] = side[stance] and quote.cite or last[key]
    end
  end
  return result:pick(rows, {})
end

-- positions:reversals(): speaker, topic, the stance before and after with their days; each row rests on both sentences.
function positions.reversals(result)
  local last, rows = {}, {}
  for i = 1, #result do
    local quote = result[i]
    local now = { stance = result:cell(i, "stance"), cite = quote.cite, text = quote.text,
      day = quote.published and quote.published:sub(1, 10), speaker = quote.speaker.name }
    now.content, now.count = content_of(quote)
    now.intents = (intents_of(quote))
    local topic = result:cell(i, "topic")
    for number, side in ipairs(SIDES) do
      local key = quote.speaker.id .. "|" .. topic .. "|" .. number
      local before = last[key]
      local stance, turned
      if side[now.stance] and before then
        stance, turned = turns(before, now, side)
      end
      if stance then
        rows[#rows + 1] = { speaker = now.speaker, topic = topic, before = stance, said = before.text,
          since = before.day, after = turned, says = now.text, day = now.day, evidence = { before.cite, now.cite } }
      end
      last[key] = side[now.stance] and now or before
    end
  end
  return mw.rows {
    columns = { "speaker", "topic", "since", "before", "said", "day", "after", "says" }, rows = rows, of = result }
end

return positions
