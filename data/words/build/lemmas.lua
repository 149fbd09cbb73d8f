-- SPDX-License-Identifier: MIT
-- Makes data/words/lemmas.tsv of WordNet's exception lists and the tables of this project. By hand, from the project's root:
--
--   lua5.4 data/words/build/lemmas.lua /usr/share/wordnet > data/words/lemmas.tsv        (Debian: wordnet-base)
--
-- 1. Every verb, noun and adjective that WordNet knows is inflected as English spells it, or as the exception lists have it.
-- 2. A form that two words share goes to the one that WordNet's counts of senses in running text see more often.
-- 3. Of these pairs of form and lemma the fewest rows are found that say them all: endings ("-ating" is "-ate") and, where no
--    ending helps, whole words. An ending must save more rows than it costs, so it also serves words that no list has.
-- 4. Rows for rare nouns and adjectives are left out.
--
-- With a second argument N, nothing is printed but how many forms of unseen words the endings get right: every N-th
-- word is kept from step 3 and asked afterwards.

local folder, fold = arg[1], tonumber(arg[2])
local words = arg[0]:gsub("build/lemmas%.lua$", "")

local function lines_of(path)
  local file = assert(io.open(path))
  local text = file:read("a")
  file:close()
  return text:gmatch("[^\n]+")
end

-- The rows of one of our tables as arrays of cells, the header left out.
local function rows_of(path)
  local rows = {}
  for line in lines_of(path) do
    if line:sub(1, 1) ~= "#" then
      local row = {}
      for cell in (line .. "\t"):gmatch("(.-)\t") do row[#row + 1] = cell end
      rows[#rows + 1] = row
    end
  end
  local header = table.remove(rows, 1)
  return rows, header
end

-- ---- what is known of words

local NAMES = { VERB = "verb", NOUN = "noun", ADJ = "adj", ADV = "adv" }
local KINDS = { ["1"] = "NOUN", ["2"] = "VERB", ["3"] = "ADJ", ["4"] = "ADV", ["5"] = "ADJ" }

local seen = { VERB = {}, NOUN = {}, ADJ = {}, ADV = {} }     -- how often in WordNet's tagged texts
for line in lines_of(folder .. "/cntlist.rev") do
  local word, kind, count = line:match("^([a-z]+)%%(%d)%S* %d+ (%d+)$")
  if word then seen[KINDS[kind]][word] = (seen[KINDS[kind]][word] or 0) + tonumber(count) end
end

local common = {}                                             -- words that newsrooms print
for _, row in ipairs((rows_of(words .. "common-words.tsv"))) do common[row[1]] = true end

local bases = { VERB = {}, NOUN = {}, ADJ = {}, ADV = {} }
for pos, name in pairs(NAMES) do
  for line in lines_of(folder .. "/index." .. name) do
    local word = line:match("^([a-z]+) ")
    if word then bases[pos][word] = true end
  end
end

-- Nouns that WordNet writes with a capital only are names: what stands in an article as a noun is another word.
local lower = {}
for line in lines_of(folder .. "/data.noun") do
  local count, rest = line:match("^%d+ %d+ n (%x%x) (.*)")
  for _ = 1, tonumber(count or "0", 16) do
    local word
    word, rest = rest:match("^(%S+) %x+ (.*)")
    lower[word] = true
  end
end
for word in pairs(bases.NOUN) do
  if not lower[word] then bases.NOUN[word] = nil end
end

local exceptions = { VERB = {}, NOUN = {}, ADJ = {}, ADV = {} } -- lemma -> array of forms
for pos, name in pairs(NAMES) do
  for line in lines_of(folder .. "/" .. name .. ".exc") do
    local form, lemma = line:match("^([a-z]+) ([a-z]+)")
    if form and bases[pos][lemma] and form ~= lemma and not (pos == "NOUN" and form:match("ing$")) then
      local forms = exceptions[pos][lemma] or {}
      exceptions[pos][lemma] = forms
      forms[#forms + 1] = form
    end
  end
end

local ours = { VERB = {}, NOUN = {} } -- the project's own irregular words
local function take(pos, base, cells)
  local forms = {}
  for _, cell in ipairs(cells) do
    for form in cell:gmatch("[^/]+") do forms[#forms + 1] = form end
  end
  ours[pos][base] = forms
end
for _, row in ipairs((rows_of(words .. "irregular-verbs.tsv"))) do
  take("VERB", row[1], { table.unpack(row, 2) })
end
for _, row in ipairs((rows_of(words .. "irregular-nouns.tsv"))) do
  if row[1]:match("^[a-z]+$") then take("NOUN", row[1], { row[2] }) end
end

local in_tables = { VERB = {}, NOUN = {} } -- words that our tables inflect
for name in io.popen("ls " .. words .. "*.tsv"):lines() do
  local rows, header = rows_of(name)
  local column
  for i, title in ipairs(header) do if title == "pos" and header[1] == "phrase" then column = i end end
  for _, row in ipairs(column and rows or {}) do
    local verb = row[column] == "verb"
    local word = row[1]:match(verb and "^([a-z]+)" or "([a-z]+)$")
    if word and (verb or row[column] == "noun") then
      in_tables[verb and "VERB" or "NOUN"][word] = true
      bases[verb and "VERB" or "NOUN"][word] = true
    end
  end
end

-- ---- spelling

local function is_vowel(c) return c ~= "" and ("aeiou"):find(c, 1, true) ~= nil end

local function join(base, ending)
  local last, before = base:sub(-1), base:sub(-2, -2)
  if ending == "s" then
    if last == "y" and not is_vowel(before) then return base:sub(1, -2) .. "ies" end
    if last:match("[sxz]") or base:match("[sc]h$") or (last == "o" and before ~= "o") then return base .. "es" end
  elseif ending:sub(1, 1) == "e" then
    if last == "e" then return base:sub(1, -2) .. ending end
    if last == "y" and not is_vowel(before) then return base:sub(1, -2) .. "i" .. ending end
  elseif last == "e" and before == "i" then
    return base:sub(1, -3) .. "ying"
  elseif last == "e" and not before:match("[eoy]") then
    return base:sub(1, -2) .. ending
  end
  return base .. ending
end

local function has(list, test)
  for _, item in ipairs(list or {}) do if test(item) then return true end end
  return false
end

-- The forms of a word. Where a list has an irregular one, the regular one beside it is not made.
local REGULAR = { VERB = { "s", "ed", "ing" }, NOUN = { "s" }, ADJ = { "er", "est" } }

local function is_short(base) -- one syllable, or two of which the second is -y, -le, -ow
  local _, groups = base:gsub("e$", ""):gsub("[aeiouy]+", "")
  return groups <= 1 or base:match("^[^aeiou]*[aeiou]+[^aeiou]+y$") ~= nil
end

local function forms_of(pos, base)
  local forms, listed = {}, ours[pos] and ours[pos][base] or exceptions[pos][base]
  for _, form in ipairs(listed or {}) do forms[#forms + 1] = form end
  for _, ending in ipairs(REGULAR[pos]) do
    local class = ending == "ing" and "ing$" or ending == "s" and "s$" or ending == "est" and "est$" or
                  pos == "ADJ" and "r$" or nil
    local irregular = has(listed, function(form)
      if pos == "NOUN" then return true end -- men, and no mans
      if class then return form:match(class) ~= nil end
      return not form:match("ing$") and not form:match("s$")
    end)
    local plural = pos == "NOUN" and (base:match("[^sui]s$") or base:match("ese$")) and not common[base .. "es"] and not common[base .. "s"]
    if not irregular and not plural and (pos ~= "ADJ" or is_short(base)) then forms[#forms + 1] = join(base, ending) end
    if ending == "s" and base:match("[^o]o$") and not irregular then forms[#forms + 1] = base .. "s" end
  end
  local last = base:match("[aeiou]([ls])$") -- traveled beside travelled, focused beside focussed
  if pos == "VERB" and last and not is_short(base) and listed then
    forms[#forms + 1] = base .. "ed"
    forms[#forms + 1] = base .. "ing"
  end
  return forms
end

local function is_known(pos, base)
  return (seen[pos][base] or 0) > 0 or common[base] or (in_tables[pos] and in_tables[pos][base]) or
         (ours[pos] and ours[pos][base] ~= nil)
end

-- ---- who owns a form

local pairs_of = { VERB = {}, NOUN = {}, ADJ = {} } -- form -> { lemma, weight }

local function claim(pos, form, lemma)
  local weight = (seen[pos][lemma] or 0) + (in_tables[pos] and in_tables[pos][lemma] and 0.5 or 0)
  if ours[pos] and ours[pos][lemma] and form ~= lemma then weight = weight + 0.5 end
  if pos == "NOUN" and form == lemma .. "s" and #lemma > 2 then weight = math.huge end -- stairs is stair
  if form == lemma then weight = weight + 0.25 end
  local owner = pairs_of[pos][form]
  if not owner or weight > owner.weight or (weight == owner.weight and lemma < owner.lemma) then
    local known = pos == "VERB" or is_known(pos, lemma) or common[form]
    if pos == "ADJ" then known = form == lemma or common[form] or (seen.ADJ[lemma] or 0) > 1 end
    pairs_of[pos][form] = { lemma = lemma, weight = weight, known = known }
  end
end

local function sorted_keys(set)
  local keys = {}
  for key in pairs(set) do keys[#keys + 1] = key end
  table.sort(keys)
  return keys
end

for pos in pairs(pairs_of) do
  for _, base in ipairs(sorted_keys(bases[pos])) do
    local figure = pos == "ADJ" and (#base < 3 or base:match("^[ivxlcd]+$")) -- xvii
    if #base > 1 and not figure and (pos ~= "NOUN" or is_known(pos, base)) then
      claim(pos, base, base)
      for _, form in ipairs(forms_of(pos, base)) do claim(pos, form, base) end
    end
  end
end

-- ---- the fewest rows

-- What turns the form into its lemma: how many bytes are cut and what is put in their place.
local function change_of(form, lemma)
  local same = 0
  while same < #form and same < #lemma and form:byte(same + 1) == lemma:byte(same + 1) do same = same + 1 end
  return (#form - same) .. "/" .. lemma:sub(same + 1)
end

local function apply(form, change)
  local cut, put = change:match("^(%d+)/(.*)$")
  return form:sub(1, #form - tonumber(cut)) .. put
end

local RULED = { VERB = { "s", "ed", "ing" }, NOUN = { "s", "men" }, ADJ = { "er", "est" } }
local ENDING_MAX, ENDING_COST, LEMMA_MIN = 7, 1.5, 2

-- What a form becomes by an ending's rule; a lemma is never shorter than two letters.
local function ruled(form, change)
  local lemma = apply(form, change)
  return #lemma >= LEMMA_MIN and lemma or form
end

local function may_be_rule(pos, ending)
  for _, regular in ipairs(RULED[pos]) do
    if #ending >= #regular and ending:sub(-#regular) == regular then return true end
  end
  return false
end

-- A trie of the forms read backwards; each node knows which changes its words need.
local function plant(pos, skip)
  local root = { ending = "", kids = {}, counts = {} }
  for number, form in ipairs(sorted_keys(pairs_of[pos])) do
    local pair = pairs_of[pos][form]
    if not (skip and skip(pair.lemma, number)) then
      local node, change = root, change_of(form, pair.lemma)
      for i = #form, math.max(1, #form - ENDING_MAX + 1), -1 do
        local c = form:sub(i, i)
        node.kids[c] = node.kids[c] or { ending = c .. node.ending, kids = {}, counts = {} }
        node = node.kids[c]
        node.counts[change] = (node.counts[change] or 0) + 1
      end
      node.words = node.words or {}
      node.words[#node.words + 1] = { form = form, lemma = pair.lemma, known = pair.known }
    end
  end
  return root
end

-- The cost of the words under `node` when the ending behind them says `inherited`; and the plan.
local function solve(pos, node, inherited, memo)
  memo[node] = memo[node] or {}
  if memo[node][inherited] then return memo[node][inherited] end
  local candidates = { inherited }
  if may_be_rule(pos, node.ending) then
    for _, change in ipairs(sorted_keys(node.counts)) do
      local cut = tonumber(change:match("^%d+"))
      if change ~= inherited and cut <= #node.ending and node.counts[change] > 1 then
        candidates[#candidates + 1] = change
      end
    end
  end
  local best
  for _, change in ipairs(candidates) do
    local cost = change == inherited and 0 or ENDING_COST
    for _, word in ipairs(node.words or {}) do
      if ruled(word.form, change) ~= word.lemma then cost = cost + (word.known and 1 or 0.4) end
    end
    for _, c in ipairs(sorted_keys(node.kids)) do
      cost = cost + solve(pos, node.kids[c], change, memo).cost
      if best and cost >= best.cost then break end
    end
    if not best or cost < best.cost then best = { cost = cost, change = change } end
  end
  memo[node][inherited] = best
  return best
end

-- Rows of the endings, and of the words that they get wrong.
local function collect(pos, node, inherited, memo, rows)
  local plan = solve(pos, node, inherited, memo)
  if plan.change ~= inherited then
    rows[#rows + 1] = { "-" .. node.ending, pos, "-" .. apply(node.ending, plan.change) }
  end
  for _, word in ipairs(node.words or {}) do
    if word.known and ruled(word.form, plan.change) ~= word.lemma then
      rows[#rows + 1] = { word.form, pos, word.lemma }
    end
  end
  for _, c in ipairs(sorted_keys(node.kids)) do collect(pos, node.kids[c], plan.change, memo, rows) end
end

local function rows_for(pos, skip)
  local rows = {}
  collect(pos, plant(pos, skip), "0/", {}, rows)
  return rows
end

-- ---- printing

local function ask(rules, form)
  for length = math.min(ENDING_MAX, #form), 1, -1 do
    local rule = rules["-" .. form:sub(-length)]
    if rule then
      local lemma = form:sub(1, #form - length) .. rule:sub(2)
      return #lemma >= LEMMA_MIN and lemma or form
    end
  end
  return form
end

local function check(pos)
  local order, number, held = sorted_keys(bases[pos]), 0, {}
  for _, base in ipairs(order) do
    number = number + 1
    if number % fold == 0 then held[base] = true end
  end
  local rules = {}
  for _, row in ipairs(rows_for(pos, function(lemma) return held[lemma] end)) do rules[row[1]] = row[3] end
  local good, all = 0, 0
  for _, form in ipairs(sorted_keys(pairs_of[pos])) do
    local pair = pairs_of[pos][form]
    if held[pair.lemma] then
      all = all + 1
      if ask(rules, form) == pair.lemma then good = good + 1 end
    end
  end
  print(("%s\t%d of %d forms of unseen words\t%.2f%%"):format(pos, good, all, 100 * good / all))
end

if fold then
  for _, pos in ipairs { "VERB", "NOUN", "ADJ" } do check(pos) end
  return
end

local rows, chosen = {}, {}
for _, row in ipairs((rows_of(words .. "lemma-words.tsv"))) do chosen[row[1] .. "\t" .. row[2]] = true end
for _, pos in ipairs { "VERB", "NOUN", "ADJ" } do
  for _, row in ipairs(rows_for(pos)) do rows[#rows + 1] = row end
end
table.sort(rows, function(a, b) return a[2] < b[2] or (a[2] == b[2] and a[1] < b[1]) end)
for line in lines_of(words .. "build/lemmas.head") do print(line) end
for _, row in ipairs(rows) do
  if not chosen[row[1] .. "\t" .. row[2]] then print(table.concat(row, "\t")) end
end
