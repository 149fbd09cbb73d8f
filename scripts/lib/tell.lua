-- SPDX-License-Identifier: MIT
-- Sentences that several reports write: counts that differ, totals that are odd.

local accounts = require "accounts"
local conflicts = require "conflicts"
local days = require "days"
local mw = require "moonwire"
local series = require "series"

local tell = {}

local LISTED = 24 -- counts in one sentence

-- A name that has digits is told by its outlet alone.
local function who(side)
  if type(side.who) == "string" and side.who:find("%d") then
    return "in words"
  end
  return side.who or "counter not named"
end

-- One sentence a group: every count with its counter, in the order of publication.
local function tell_group(report, group)
  local parts, values = {}, { about = group.about:gsub("-", " "), place = group.place, day = group.day }
  for i = 1, math.min(#group, LISTED) do
    local letter = string.char(96 + i)
    parts[i] = string.format("{count_%s} ({who_%s})", letter, letter)
    values["count_" .. letter], values["who_" .. letter] = group[i].figure, who(group[i])
  end
  local head = "{about}" .. (group.place and ", {place}" or "") .. (group.day and ", {day}" or "")
  report:say(head .. ": " .. table.concat(parts, ", ") .. (#group > LISTED and " and more." or "."), values)
end

-- Where counts of the same thing do not agree; returns how many groups there are.
function tell.conflicts(report, figures, window)
  local list = conflicts.list(figures, { window = window })
  if #list > 0 then
    report:section("Where counts differ")
  end
  for _, group in ipairs(list) do
    tell_group(report, group)
  end
  return #list
end

-- Where accounts of a date, or of which time it was, differ.
function tell.accounts(report, corpus, chosen)
  local list = accounts.of(corpus, chosen)
  if #list > 0 then
    report:section("Where accounts of a date or an order differ")
  end
  for _, sides in ipairs(list) do
    local parts, values = {}, { day = sides[1].mark.published or "no date" }
    for i = 1, math.min(#sides, LISTED) do
      local letter = string.char(96 + i)
      parts[i] = string.format("{side_%s} ({who_%s})", letter, letter)
      values["side_" .. letter] = sides[i].mark
      values["who_" .. letter] = who { who = sides[i].source and sides[i].source.name or "source not named" }
    end
    report:say("In print on {day}: " .. table.concat(parts, ", ") .. ".", values)
  end
end

local ODD = {
  falls = "A total that falls: {now} ({who}, {day}), after {then} ({then_day}).",
  old = "An old number carried on: {now} ({who}, {day}), when {then} was known ({then_day}).",
}

-- Totals that fall, and old ones that are carried on.
function tell.oddities(report, figures)
  local list = series.oddities(figures)
  if #list > 0 then
    report:section("Odd in the totals")
  end
  for _, one in ipairs(list) do
    local now, than = figures[one.claim.row], figures[one.than.row]
    report:say(ODD[one.odd], {
      now = now, who = now.carrier or now.outlet or "outlet not named", day = now.published or "no date",
      ["then"] = than, then_day = than.as_of and #than.as_of >= 10 and than.as_of or than.published or "no date",
    })
  end
end

local MONTHS = 4 -- fewer are no course of events

-- Does it grow, as the total of one thing does? A counter of many things has totals that go up and down.
local function grows(order)
  local falls = 0
  for i = 2, #order do
    falls = falls + (order[i].most < order[i - 1].most and 1 or 0)
  end
  return falls * MONTHS < #order
end

-- The totals of one counter by month, the least and the most of each: of the deed and the counter with the most months.
local function course(figures)
  local counters, best = {}, nil
  for _, claim in ipairs(series.totals(figures)) do
    local key, month = claim.key, days.text(claim.day):sub(1, 7)
    local one = counters[key] or { about = claim.about, name = claim.name, months = {}, order = {} }
    counters[key] = one
    local row = one.months[month]
    if not row then
      row = { month = month, least = claim.least, most = claim.least, evidence = {} }
      one.months[month], one.order[#one.order + 1] = row, row
    end
    row.least, row.most = math.min(row.least, claim.least), math.max(row.most, claim.least)
    table.insert(row.evidence, claim.cite)
    if claim.name and (not best or #one.order > #best.order) then
      best = one
    end
  end
  return best and #best.order >= MONTHS and grows(best.order) and best or nil
end

-- How a total grew, drawn: the least and the most of each month.
function tell.course(report, figures)
  local one = course(figures)
  if not one then
    return
  end
  report:section("How the longest count grew")
  report:say("{about}, as counted by {name}:", { about = one.about:gsub("-", " "), name = one.name })
  report:table(mw.rows { columns = { "month", "least", "most" }, rows = one.order, of = figures }, {
    chart = { kind = "lines", date = "month", value = "most", low = "least", high = "most", title = "Totals by month" },
  })
end

return tell
