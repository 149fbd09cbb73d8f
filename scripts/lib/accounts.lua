-- SPDX-License-Identifier: MIT
-- Accounts that differ on a date, or on which time it was.
--
-- Of dates an outlet has to say so itself ("accounts differ", "gave other dates"): then the dates of one kind that
-- are given in that paragraph, by two sources at least, are the sides. Of an order ("his second trip") it is enough
-- that two sentences of a paragraph count the same thing as another one. Accounts that share a source and its date
-- are of one thing.

local claims = require "claims"
local matches = require "matches"

local accounts = {}

local DIFFER = table.concat({
  [[(?i)\b(?:accounts|counts|reports|sources|versions|outlets|dates) ]]
    .. [[(?:do not agree|did not agree|differ|disagree|differed|disagreed)\b]],
  [[\b(?:give|gives|gave|given|have|has|had|print|printed|name|named|report|reported) ]]
    .. [[(?:later|earlier|other|different)]] .. [[(?: and (?:later|earlier))? (?:dates|years)\b]],
}, "|")

local ORDER = [[\b(?:describ|count|call|list|reckon)\w* (?:[\w’']+ ){1,3}as (?:his|her|its|their|the) ]]
  .. [[(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b]]

local LOOKED_AT = 8 -- names on the way to one that can be a source

local function next_source(mark, step, sentence)
  local entity = mark[step](mark, "entities")
  for _ = 1, LOOKED_AT do
    if not entity or entity.start < sentence.start or entity.stop > sentence.stop then
      return nil
    elseif entity.type == "ORG" or entity.type == "PERSON" then
      return { id = entity.entity, name = entity.name }
    end
    entity = entity[step](entity, "entities")
  end
end

-- Who is named in a sentence as its source: the last one before the place, else the first after it. { id, name }
local function source_of(mark)
  local sentence = mark.sentence
  return next_source(mark, "before", sentence) or next_source(mark, "after", sentence)
end

-- Who counts: the words with which the sentence begins, up to the verb.
local function subject_of(mark)
  local subject = mark.article:span(mark.sentence.start, mark.start)
  local words = subject.text:gsub("%s+$", "")
  for _, entity in ipairs(subject:inside("entities")) do
    if entity.type == "ORG" or entity.type == "PERSON" then
      return { id = entity.entity, name = entity.name }
    end
  end
  return { id = "in words: " .. words, name = words }
end

-- What kind of date it is: years are held against years, days against days.
local function shape(date)
  return date.type == "DATE" and (date.value or ""):gsub("%d", "0") or ""
end

-- The dates that a paragraph gives for what accounts differ on, by shape.
local function dates_of(paragraph)
  local sides = {}
  for _, sentence in ipairs(paragraph:inside("sentences")) do
    if claims.is_given(sentence) or sentence.text:find("account", 1, true) then
      for _, date in ipairs(sentence:inside("dates")) do
        local key = shape(date)
        sides[key] = sides[key] or {}
        local side = { mark = date, value = date.value, source = source_of(date), sentence = sentence.start }
        table.insert(sides[key], side)
      end
    end
  end
  return sides
end

local function is_dispute(sides)
  local values, sentences, first = false, false, sides[1]
  for _, side in ipairs(sides) do
    values = values or side.value ~= first.value
    sentences = sentences or side.sentence ~= first.sentence
  end
  return values and sentences
end

-- The paragraph of each match of a pattern, with its matches.
local function paragraphs(corpus, pattern, filters)
  local list, last = {}, nil
  for _, mark in ipairs(matches(corpus, pattern, filters)) do
    if not last or last.paragraph.cite ~= mark.paragraph.cite then
      last = { paragraph = mark.paragraph }
      list[#list + 1] = last
    end
    last[#last + 1] = mark
  end
  return list
end

local function on_dates(corpus, filters, list)
  for _, one in ipairs(paragraphs(corpus, DIFFER, filters)) do
    for key, sides in pairs(dates_of(one.paragraph)) do
      if key ~= "" and is_dispute(sides) then
        list[#list + 1] = sides
      end
    end
  end
end

local function on_order(corpus, filters, list)
  for _, one in ipairs(paragraphs(corpus, ORDER, filters)) do
    local sides = {}
    for i, mark in ipairs(one) do
      local value = mark.text:match("(%a+)$")
      local word = mark.article:span(mark.stop - #value, mark.stop)
      sides[i] = { mark = word, value = value, source = subject_of(mark), sentence = mark.sentence.start }
    end
    if is_dispute(sides) then
      list[#list + 1] = sides
    end
  end
end

-- Disputes that share a source and what it says become one; what is said again is left out.
local function merge(list)
  local at, merged = {}, {}
  for _, sides in ipairs(list) do
    local into
    for _, side in ipairs(sides) do
      into = into or (side.source and at[side.source.id .. "|" .. side.value])
    end
    if not into then
      into = {}
      merged[#merged + 1] = into
    end
    for _, side in ipairs(sides) do
      local key = (side.source and side.source.id or "") .. "|" .. side.value
      if not into[key] then
        into[key] = true
        into[#into + 1] = side
      end
      if side.source then
        at[key] = into
      end
    end
  end
  return merged
end

-- Arrays of sides { mark, value, source = { id, name } or nil }, in order of publication.
function accounts.of(corpus, filters)
  local dates, order = {}, {}
  on_dates(corpus, filters or {}, dates)
  on_order(corpus, filters or {}, order)
  local found = merge(dates)
  for _, sides in ipairs(merge(order)) do
    found[#found + 1] = sides
  end
  return found
end

return accounts
