-- SPDX-License-Identifier: MIT
-- What each outlet calls things: the words between which a newsroom chooses, and beyond these the words by which it
-- differs from all others.

local filters = require "filters"
local matches = require "matches"
local mw = require "moonwire"
local wording = require "wording"

local framing = {
  summary = "What each outlet calls things: junta or government, coup or takeover; and its own words.",
  example = "moonwire run framing --words 'junta, regime, military government'",
}

framing.options = filters.options {
  words = { "", "instead of the words of scripts/lib/wording.lua: these, with commas" },
  lines = { 6, "how many lines of each theme are quoted" },
  own = { 8, "how many words of its own an outlet is given" },
}

-- The themes that were asked for: { theme, words }.
local function themes(options)
  if options.words == "" then
    return wording
  end
  local asked = { theme = "As asked", words = {} }
  for word in options.words:gmatch("[^,]+") do
    table.insert(asked.words, (word:gsub("^%s+", ""):gsub("%s+$", "")))
  end
  return { asked }
end

-- The word as a pattern: whole, in any case, with a plural or a possessive; its blanks are any blanks.
local function pattern_of(word)
  local escaped = word:gsub("[%^%$%(%)%%%.%[%]%*%+%-%?{}|\\]", "\\%0"):gsub("%s+", "\\s+")
  return "(?i)\\b" .. escaped .. "(?:s)?\\b"
end

-- The outlet's own word: not one that somebody is quoted with, nor a part of a longer name (Myanmar Now).
local function is_its_own(mark)
  local quote, name = mark:around("quotes"), mark:around("entities")
  local quoted = quote and (quote.kind == "direct" or quote.kind == "mixed")
  return not quoted and not (name and name.mention == "name" and name.stop - name.start > mark.stop - mark.start + 2)
end

local function count(mark, word, outlets, order)
  local outlet = mark.article.outlet or "not named"
  local use = outlets[outlet]
  if not use then
    use = { word = word, outlet = outlet, times = 0, articles = 0, seen = {}, evidence = {} }
    outlets[outlet], order[#order + 1] = use, use
  end
  use.times = use.times + 1
  use.articles = use.articles + (use.seen[mark.article.id] and 0 or 1)
  use.seen[mark.article.id] = true
  table.insert(use.evidence, mark.cite)
end

-- A row for each outlet and word that it uses: how often, in how many articles.
local function uses_of(corpus, theme, chosen)
  local rows, marks = {}, {}
  for _, word in ipairs(theme.words) do
    local outlets, order = {}, {}
    for _, mark in ipairs(matches(corpus, pattern_of(word), chosen)) do
      if is_its_own(mark) then
        count(mark, word, outlets, order)
        marks[#marks + 1] = mark
      end
    end
    table.sort(order, function(a, b) return a.times > b.times or (a.times == b.times and a.outlet < b.outlet) end)
    for _, use in ipairs(order) do
      rows[#rows + 1] = use
    end
  end
  return rows, marks
end

-- Sentences with the words of a theme, one for each outlet in turn.
local function lines_of(marks, count)
  local rows, taken = {}, {}
  for _, mark in ipairs(marks) do
    local key = (mark.article.outlet or "") .. "|" .. mw.text.fold(mark.text)
    if #rows < count and not taken[key] then
      taken[key] = true
      rows[#rows + 1] = { outlet = mark.article.outlet, published = mark.published, says = mark.text,
        sentence = mark.sentence.text, evidence = { mark.cite } }
    end
  end
  table.sort(rows, function(a, b) return (a.published or "") < (b.published or "") end)
  return rows
end

local function tell_theme(corpus, theme, chosen, report, options)
  local rows, marks = uses_of(corpus, theme, chosen)
  if #rows == 0 then
    return
  end
  local articles = corpus:articles(chosen)
  report:section(theme.theme)
  report:table(mw.rows { columns = { "word", "outlet", "times", "articles" }, rows = rows, of = articles }, {
    chart = { kind = "multiples", series = "word", label = "outlet", value = "times", title = "How often each word" } })
  local lines = lines_of(marks, options.lines)
  if #lines > 0 then
    report:table(mw.rows { columns = { "outlet", "published", "says", "sentence" }, rows = lines, of = articles })
  end
end

-- The outlets, by name.
local function outlets_of(corpus, chosen)
  local names = {}
  for row in corpus:articles(chosen):by("outlet"):each() do
    names[#names + 1] = row.outlet
  end
  table.sort(names)
  return names
end

-- Where they are few, chance alone gives each outlet words of its own.
local SMALL = 10

local function tell_own(corpus, outlet, report, options)
  local part = corpus:where { outlet = outlet }
  local own = mw.stats.keyness(part, corpus, { min = 3, rows = options.own }):where(function(row)
    return row.log_ratio > 0 and #row.word > 1 -- the "m" of £2.3m is no word
  end)
  if #own == 0 then
    return
  end
  report:section(outlet)
  if #part < SMALL then
    report:say("Articles: {articles}. So few may have words of their own by chance.", { articles = part:articles() })
  end
  report:table(own, { columns = { "word", "count", "reference", "g2", "log_ratio", "articles" } })
end

function framing.run(corpus, options, report)
  local chosen = filters.of(options)
  report:title("What each outlet calls things")
  for _, theme in ipairs(themes(options)) do
    tell_theme(corpus, theme, chosen, report, options)
  end
  local outlets = outlets_of(corpus, chosen)
  for _, outlet in ipairs(#outlets > 1 and outlets or {}) do
    tell_own(corpus, outlet, report, options)
  end
end

return framing
