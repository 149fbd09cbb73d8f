-- SPDX-License-Identifier: MIT
-- Copies of one report, and what each desk made of it, sentence by sentence.
--
-- Which articles are copies the corpus knows (article.cluster). A sentence of the origin is held against the sentences of
-- the copy: the same words are the same sentence, whatever their marks; else it is the one that shares most words with it,
-- half of both together at least, and that is then changed. What is left of the origin was cut, what is left of the copy
-- was added. A dateline belongs to its desk and is not looked at.

local mw = require "moonwire"
local words_of = require("words").of

local copies = {}

local ALIKE = 0.5

-- ---- sentences

local function bag_of(words)
  local bag = {}
  for _, word in ipairs(words) do
    bag[word] = (bag[word] or 0) + 1
  end
  return bag
end

-- The article's sentences with their words; of the first what stands behind the dateline.
local function sentences_of(article)
  local found = {}
  for i, sentence in ipairs(article.sentences) do
    local text = sentence.text
    if i == 1 and article.dateline then
      local behind = text:match("^.-%f[%-\u{2014}\u{2013}][%-\u{2014}\u{2013}]+%s+(.*)$")
      text = behind and #text - #behind < 120 and behind or text
    end
    local words = words_of(text)
    if #words > 0 then
      found[#found + 1] = { mark = sentence, text = text, words = words, bag = bag_of(words), key = table.concat(words, " ") }
    end
  end
  return found
end

-- How much of both together two sentences share: 1 all, 0 nothing.
local function alike(one, other)
  local shared = 0
  for word, times in pairs(one.bag) do
    shared = shared + math.min(times, other.bag[word] or 0)
  end
  return 2 * shared / (#one.words + #other.words)
end

-- ---- pairs

-- Sentences of the same words find each other first, in order.
local function pair_same(origin, copy)
  local by_key = {}
  for i, sentence in ipairs(copy) do
    by_key[sentence.key] = by_key[sentence.key] or {}
    table.insert(by_key[sentence.key], i)
  end
  for _, sentence in ipairs(origin) do
    local places = by_key[sentence.key]
    if places and #places > 0 then
      local at = table.remove(places, 1)
      sentence.partner, copy[at].partner = copy[at], sentence
    end
  end
end

-- Of the rest each takes the one that is most like it; of equals the first.
local function pair_alike(origin, copy)
  for _, sentence in ipairs(origin) do
    local best, most = nil, ALIKE
    for _, other in ipairs(sentence.partner and {} or copy) do
      local share = other.partner and 0 or alike(sentence, other)
      if share > most or (share == most and not best) then
        best, most = other, share
      end
    end
    if best then
      sentence.partner, best.partner = best, sentence
    end
  end
end

-- ---- what was done

local function add(rows, what, before, after)
  rows[#rows + 1] = { what = what, before = before and before.text, after = after and after.text,
    evidence = { (before or after).mark, before and after and after.mark or nil } }
end

-- What stands in the copy and not so in the origin, in the order of the origin; what was added last.
function copies.edits_of(origin, copy)
  local before, after, rows, same = sentences_of(origin), sentences_of(copy), {}, 0
  pair_same(before, after)
  pair_alike(before, after)
  for _, sentence in ipairs(before) do
    if not sentence.partner then
      add(rows, "cut", sentence)
    elseif sentence.partner.key ~= sentence.key then
      add(rows, "changed", sentence, sentence.partner)
    else
      same = same + 1
    end
  end
  for _, sentence in ipairs(after) do
    if not sentence.partner then
      add(rows, "added", nil, sentence)
    end
  end
  return rows, same
end

function copies.edits(corpus, article)
  if type(article) == "string" then
    article = assert(corpus:article(article))
  end
  local origin = corpus:article(article.cluster.origin)
  local rows = origin and article.cluster.origin ~= article.id and copies.edits_of(origin, article) or {}
  return mw.rows { columns = { "what", "before", "after" }, rows = rows, of = corpus:articles {} }
end

-- ---- all clusters

local function counts_of(rows)
  local counts = { cut = 0, added = 0, changed = 0 }
  for _, row in ipairs(rows) do
    counts[row.what] = counts[row.what] + 1
  end
  return counts
end

local function row_of(origin, article)
  local edits, same = {}, #sentences_of(article)
  if article.id ~= origin.id then
    edits, same = copies.edits_of(origin, article)
  end
  local counts = counts_of(edits)
  return { report = origin.id, article = article.id, published = article.published, outlet = article.outlet,
    agency = article.agency, size = article.cluster.size, same = same, changed = counts.changed, cut = counts.cut,
    added = counts.added, evidence = { article.sentences[1] } }
end

-- A row for each article of each report that has copies, the origin first.
function copies.of(corpus, filters)
  local found, order, rows = {}, {}, {}
  for article in corpus:articles(filters or {}) do
    local id = article.cluster
    if not found[id] then
      found[id] = {}
      order[#order + 1] = id
    end
    table.insert(found[id], article.article)
  end
  for _, id in ipairs(order) do
    local origin = #found[id] > 0 and corpus:article(id)
    if origin and origin.cluster.size > 1 then
      for _, member in ipairs(found[id]) do
        local article = corpus:article(member)
        if #article.sentences > 0 then
          local row = row_of(origin, article)
          table.insert(rows, row)
        end
      end
    end
  end
  table.sort(rows, function(a, b)
    if a.report ~= b.report then
      return false
    end
    return a.article == a.report and b.article ~= b.report
  end)
  return mw.rows { columns = { "report", "article", "published", "outlet", "agency", "size", "same", "changed", "cut", "added" },
    rows = rows, of = corpus:articles {} }
end

return copies
