-- SPDX-License-Identifier: MIT
-- The words that say most on a page: what several reports carry before what one has, whole sentences before parts of one,
-- of equals the latest; of each speaker few. A statement is told once, by its first carrier (variants.lua).

local words_of = require("words").of

local sayings = {}

local EACH = 2   -- of one speaker
local SHORT = 4  -- fewer words say little ("rumours"): they stand behind all others

-- The second half of "…", she said, "…": it stands in the sentence of the first, which a report tells whole.
function sayings.is_second_half(quote)
  local before = quote.continues
  return before ~= nil and before.sentence.cite == quote.sentence.cite
end

-- By the cite of a quotation: how many independent reports carry its statement; 0 where another carried it first.
local function carried(corpus, chosen)
  local weight = {}
  for row in corpus:quote_variants(chosen):each() do
    for _, cite in ipairs(row:evidence()) do
      weight[cite] = row.first and row.independent or 0
    end
  end
  return weight
end

-- The quotations that may be told, in order; what goes on from another belongs to that one.
local function candidates(corpus, chosen)
  local weight, list, by_cite = carried(corpus, chosen), {}, {}
  for quote in corpus:quotes(chosen):each() do
    local reports, words = weight[quote.cite] or 1, #words_of(quote.text)
    local before = quote.continues and by_cite[quote.continues.cite]
    if before then
      before.words = before.words + words
      by_cite[quote.cite] = before
    elseif quote.speaker and reports > 0 then
      local one = { quote = quote, place = #list + 1, reports = reports, direct = quote.kind == "direct", words = words }
      list[#list + 1], by_cite[quote.cite] = one, one
    end
  end
  return list
end

local function ranked(corpus, chosen)
  local list = candidates(corpus, chosen)
  table.sort(list, function(a, b)
    if (a.words < SHORT) ~= (b.words < SHORT) then
      return b.words < SHORT
    elseif a.reports ~= b.reports then
      return a.reports > b.reports
    elseif a.direct ~= b.direct then
      return a.direct
    end
    return a.place > b.place
  end)
  return list
end

-- At most `most` quotations of the articles that `chosen` asks for, in the order of publication.
function sayings.top(corpus, chosen, most)
  chosen.kind = { "direct", "mixed" }
  local taken, top = {}, {}
  for _, one in ipairs(ranked(corpus, chosen)) do
    local id = one.quote.speaker.id
    taken[id] = (taken[id] or 0) + 1
    if #top < most and taken[id] <= EACH then
      top[#top + 1] = one
    end
  end
  table.sort(top, function(a, b) return a.place < b.place end)
  return top
end

return sayings
