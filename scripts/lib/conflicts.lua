-- SPDX-License-Identifier: MIT
-- Figures that count the same thing and do not agree.
--
-- A number never says what it counts; the sentences around it do. Two counts of the same kind (killed, people) are of
-- one thing when
--   beside: an outlet itself sets them side by side, in one paragraph, which does not turn to another matter between
--           them;
--   again:  the same counter gives the same number, or an article gives a number a second time: "the NUG's list of
--           168";
--   place:  they are new counts of one day at one place that is no country;
--   total:  they are totals of one place that begin on one day and end on days of the window, too far apart to be
--           growth.
-- What holds for neighbours holds for all they lead to, so the counts of one event come together over many articles.
-- Such a group is a conflict when counters give different numbers, or one counter two exact ones that are near each
-- other on the same day. A part ("46 of them children") is never held against a whole.

local claims = require "claims"
local days = require "days"
local mw = require "moonwire"

local conflicts = {}

-- Numbers below recur by chance: "four people" of one article are not those of another.
local TELLING = 20

-- What a total may grow by within the window, as a part of it. Two exact numbers of one counter that are nearer than
-- this are of one thing.
local NEAR = 0.1

-- ---- groups: each claim points to another of its group, the first to itself

local function head(claim)
  while claim.leads ~= claim do
    claim.leads = claim.leads.leads
    claim = claim.leads
  end
  return claim
end

local function join(a, b)
  a, b = head(a), head(b)
  if a.row < b.row then
    b.leads = a
  else
    a.leads = b
  end
end

-- Joins the claim to the last one with the same key; a key of nil joins nothing.
local function join_by(seen, key, claim)
  if key then
    if seen[key] then
      join(seen[key], claim)
    end
    seen[key] = claim
  end
end

local function kind(claim)
  return claim.about .. "|" .. claim.unit .. "|" .. claim.noun
end

local function number(claim)
  return claim.low .. "–" .. claim.high
end

local function is_near(a, b)
  local least, most = math.min(a.low, b.low), math.max(a.low, b.low)
  return a.high >= least and b.high >= least and most - least <= NEAR * most
end

-- ---- beside

local PLACES = 8 -- of a sentence: one that names more is a list

local function names(places, id)
  for i = 1, math.min(#places, PLACES) do
    if places[i] == id then
      return true
    end
  end
  return false
end

-- Whether a claim is of something else than the one before it in its paragraph: its sentence opens a new matter, or
-- names a place that was not spoken of; who speaks there is no place.
local function turns(before, claim)
  if before.place and claim.place and before.place ~= claim.place then
    return true
  elseif before.sentence == claim.sentence then
    return false
  elseif claims.opens(claim.figure.sentence) then
    return true
  end
  for i = 1, math.min(#claim.places, PLACES) do
    if claim.places[i] ~= claim.counter and not names(before.places, claim.places[i]) then
      return true
    end
  end
  return false
end

-- Of things that are no people or votes only a bare number is held against the one before, and only one that is given:
-- "45 tanks … counted 30". Of "shot down 17 drones … downed 23" each counts its own.
local function is_comparable(claim)
  return claim.unit == "people" or claim.unit == "votes"
    or (claim.figure.text:match("^%d[%d.,]*$") and not claims.is_own_deed(claim.figure))
end

-- Days part two counts when they lie further apart than the window. Where a day is only roughly known, numbers that
-- are near each other may be growth, and are parted too.
local function days_part(a, b, window)
  local vague = a.first ~= a.last or b.first ~= b.last
  return a.first > b.last + window or b.first > a.last + window or (vague and is_near(a, b))
end

local UNKNOWN = 0 -- the day of a count in an article without a date that tells none itself

-- A count whose days are not said is of the day that was spoken of before it, else of the day of publication.
local function fill_days(list)
  for i, claim in ipairs(list) do
    if not claim.first then
      local before = list[i - 1]
      claim.first, claim.last = claims.day_before(claim.figure)
      if not claim.first then
        claim.first = before and before.first or claim.published or UNKNOWN
        claim.last = before and before.last or claim.published or UNKNOWN
      end
    end
  end
end

local function join_stretch(list, window)
  table.sort(list, function(a, b) return a.first < b.first end)
  for i = 2, #list do
    if not days_part(list[i - 1], list[i], window) then
      join(list[i - 1], list[i])
    end
  end
end

-- The claims of one paragraph, as stretches that stay with one matter.
local function join_beside(list, window)
  fill_days(list)
  local stretch = {}
  for i, claim in ipairs(list) do
    if i > 1 and (turns(list[i - 1], claim) or not is_comparable(claim)) then
      join_stretch(stretch, window)
      stretch = {}
    end
    stretch[#stretch + 1] = claim
  end
  join_stretch(stretch, window)
end

-- ---- again, place, total

local function again_key(claim)
  local large = claim.high == math.huge and claim.low or claim.high
  if claim.counter and large >= TELLING then
    return kind(claim) .. "|" .. claim.counter .. "|" .. number(claim)
  end
end

local function again_in_article_key(claim)
  local large = claim.high == math.huge and claim.low or claim.high
  if large >= TELLING then
    return kind(claim) .. "|in " .. claim.article .. "|" .. number(claim)
  end
end

local function place_key(claim)
  local within = claim.place and mw.country(claim.place) ~= claim.place
  if within and not claim.total and claim.first and claim.first == claim.last then
    return kind(claim) .. "|at " .. claim.place .. "|" .. claim.first
  end
end

local KEYS = { again_key, again_in_article_key, place_key }

-- Totals with the same beginning, by day: each is held against the one before it.
local function join_totals(list, window)
  local since = {}
  for _, claim in ipairs(list) do
    if claim.total and claim.since and claim.as_of and claim.place and claim.first == claim.last then
      local key = kind(claim) .. "|" .. claim.place .. "|" .. claim.since:sub(1, 7)
      since[key] = since[key] or {}
      table.insert(since[key], claim)
    end
  end
  for _, totals in pairs(since) do
    table.sort(totals, function(a, b) return a.first < b.first end)
    for i = 2, #totals do
      local a, b = totals[i - 1], totals[i]
      if b.first - a.first <= window and a.counter ~= b.counter and not is_near(a, b) then
        join(a, b)
      end
    end
  end
end

-- ---- judging

-- Whether there are counters of whom neither gives all numbers of the other: of one counter alone, different numbers
-- are its own history.
local function counters_differ(group)
  local of, most = {}, nil
  for _, claim in ipairs(group) do
    of[claim.counter] = of[claim.counter] or { count = 0 }
    local numbers = of[claim.counter]
    if not numbers[number(claim)] then
      numbers[number(claim)] = true
      numbers.count = numbers.count + 1
    end
    most = (not most or numbers.count > most.count) and numbers or most
  end
  for _, claim in ipairs(group) do
    if not most[number(claim)] then
      return true
    end
  end
  return false
end

-- One counter that gives two exact numbers for one day, near each other, in two sentences.
local function counter_differs(group)
  local last = {}
  for _, claim in ipairs(group) do
    local key = claim.exact and claim.counter .. "|" .. tostring(claim.first)
    local other = key and last[key]
    if other and other.low ~= claim.low and other.paragraph == claim.paragraph and other.sentence ~= claim.sentence
      and math.abs(other.low - claim.low) <= NEAR * claim.low then
      return true
    end
    if key then
      last[key] = claim
    end
  end
  return false
end

-- Each counter's number once, where it is first given; and the place that any of the claims names.
local function once(group)
  local seen, list = {}, {}
  for _, claim in ipairs(group) do
    list.at = list.at or (claim.place and mw.country(claim.place) ~= claim.place and claim.place_name) or nil
    local key = claim.counter .. "|" .. number(claim)
    if not seen[key] then
      seen[key] = true
      list[#list + 1] = claim
    end
  end
  return list
end

-- Judges the paragraph that is over, and lets go of its articles.
local function close_paragraph(state)
  for _, key in ipairs(state.kinds) do
    join_beside(state.beside[key], state.window)
    for _, claim in ipairs(state.beside[key]) do
      claim.figure = nil
    end
  end
  state.beside, state.kinds = {}, {}
end

local function add(state, claim)
  if claim.paragraph ~= state.paragraph then
    close_paragraph(state)
    state.paragraph = claim.paragraph
  end
  claim.leads = claim
  state.list[#state.list + 1] = claim
  local key = kind(claim)
  if not state.beside[key] then
    state.beside[key] = {}
    state.kinds[#state.kinds + 1] = key
  end
  table.insert(state.beside[key], claim)
  for _, key_of in ipairs(KEYS) do
    join_by(state.seen, key_of(claim), claim)
  end
end

-- All groups of claims that conflict, in the order of their first claim; each group in the order of its claims.
local function conflicting(list)
  local groups, order, found = {}, {}, {}
  for _, claim in ipairs(list) do
    local first = head(claim)
    if not groups[first] then
      groups[first] = {}
      order[#order + 1] = groups[first]
    end
    table.insert(groups[first], claim)
  end
  for _, group in ipairs(order) do
    if #group > 1 and (counters_differ(group) or counter_differs(group)) then
      found[#found + 1] = once(group)
    end
  end
  return found
end

-- The groups among a result's figures; a claim's `row` is its number there.
local function groups_of(figures, window)
  local state, row = { list = {}, seen = {}, beside = {}, kinds = {}, window = window }, 0
  for figure in figures:each() do
    row = row + 1
    local claim = claims.stands(figure) and claims.of(figure, row)
    if claim and claim.counter then
      add(state, claim)
    end
  end
  close_paragraph(state)
  join_totals(state.list, window)
  return conflicting(state.list)
end

-- figures:conflicts{window = "7d"}: the figures that conflict, group by group, with the columns group,
-- counter, at (a place) and day.
function conflicts.of(figures, options)
  options = options or {}
  claims.check(figures, "conflicts")
  for key in pairs(options) do
    if key ~= "window" then
      error(string.format("conflicts takes window, not '%s'", tostring(key)), 2)
    end
  end
  local rows, numbers, counters, held, at = {}, {}, {}, {}, {}
  for i, group in ipairs(groups_of(figures, days.window(options.window or "7d"))) do
    for _, claim in ipairs(group) do
      rows[#rows + 1] = claim.row
      numbers[#rows], counters[#rows], at[#rows] = i, claim.name, group.at
      held[#rows] = claim.first == claim.last and claim.first ~= UNKNOWN and days.text(claim.first) or nil
    end
  end
  return figures:pick(rows, { { "group", numbers }, { "counter", counters }, { "at", at }, { "day", held } })
end

-- The same, as an array of groups: { about, place, day, and each figure with who counted it }.
function conflicts.list(figures, options)
  local result, list = conflicts.of(figures, options), {}
  for i = 1, #result do
    local number, figure = result:cell(i, "group"), result[i]
    local group = list[number] or { about = figure.about, place = result:cell(i, "at"), day = result:cell(i, "day") }
    list[number] = group
    group[#group + 1] = { figure = figure, who = figure.source or figure.carrier or result:cell(i, "counter") }
  end
  return list
end

return conflicts
