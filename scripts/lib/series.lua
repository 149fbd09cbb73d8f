-- SPDX-License-Identifier: MIT
-- Totals over time: what each counter's total was, day by day, and what is odd in it.
--
-- A total only grows. So one that is lower than an earlier one of the same counter, with the same beginning, has been
-- taken back or misreported ("falls"); and one that says no day of its own is an old number carried on ("old"), when a
-- higher one was known before. "Thousands" is no old number, only a vague one: of what is a least or a most, only the
-- very words of before are old. Nothing is corrected: both numbers stand, with their sources.

local claims = require "claims"
local days = require "days"
local labels = require "labels"
local mw = require "moonwire"

local series = {}

local LENGTHS = { day = 10, month = 7, year = 4 }

-- The period in which a day lies; a week is named by its Monday.
local function period_of(day, per)
  if per == "week" then
    return days.text(day - (day + 2) % 7)
  end
  return days.text(day):sub(1, LENGTHS[per])
end

-- The totals among the figures, with the figure's own day or, where it says none, that of publication; `stock` is true
-- where how many there are now (17,948 are held) is asked for as well.
local function totals_of(figures, stock)
  local found, row = {}, 0
  for figure in figures:each() do
    row = row + 1
    local claim = claims.stands(figure) and claims.of(figure, row)
    local total = claim and (claim.total or (stock and figure.aggregation == "stock"))
    if total and claim.counter and (claim.noun == "" or claim.unit ~= "people") then
      claim.dated = figure.as_of and days.range(figure.as_of) ~= claim.published
      claim.day = claim.first or claim.published
      claim.least = claim.high == math.huge and claim.low or claim.high
      claim.key = claim.about .. "|" .. claim.unit .. "|" .. claim.noun .. "|" .. claim.counter
      claim.text, claim.cite, claim.figure = tostring(figure), figure.cite, nil
      found[#found + 1] = claim.day and claim
    end
  end
  table.sort(found, function(a, b) return a.day < b.day end)
  return found
end

series.totals = totals_of

-- "falls" where a total is lower than one of an earlier day; "old" where a lower one is passed on as of today.
local function oddity(claim, highest, told)
  if not highest or highest.day >= claim.day or highest.least <= claim.least then
    return nil
  elseif claim.dated then
    return claim.high < highest.low and "falls" or nil
  end
  return (claim.exact or told) and "old" or nil
end

-- Pairs of totals of one counter: { claim, than = the higher one of an earlier day, odd = "falls" or "old" }.
function series.oddities(figures)
  local highest, told, found = {}, {}, {}
  for _, claim in ipairs(totals_of(figures)) do
    local key = claim.since and claim.key .. "|" .. claim.since:sub(1, 7)
    local words = key and key .. "|" .. claim.text
    local odd = key and oddity(claim, highest[key], told[words])
    if odd then
      found[#found + 1] = { claim = claim, than = highest[key], odd = odd }
    end
    if key then
      told[words] = true
      highest[key] = (not highest[key] or claim.least > highest[key].least) and claim or highest[key]
    end
  end
  return found
end

-- What a period's totals come to: the text, and the claims that it rests on.
local TAKE = {
  latest = function(list) return list[#list].text, { list[#list] } end,
  lowest = function(list)
    local lowest = list[1]
    for _, claim in ipairs(list) do
      lowest = claim.least < lowest.least and claim or lowest
    end
    return lowest.text, { lowest }
  end,
  range = function(list)
    local low, high = list[1], list[1]
    for _, claim in ipairs(list) do
      low = claim.least < low.least and claim or low
      high = claim.least > high.least and claim or high
    end
    if low.least == high.least then
      return low.text, { low }
    end
    return low.text .. "–" .. high.text, low.row < high.row and { low, high } or { high, low }
  end,
}

-- What the claims say in numbers: the least, and the most, which of "at least 18" is 18.
local function bounds(list)
  local least, most = math.huge, -math.huge
  for _, claim in ipairs(list) do
    least = math.min(least, claim.low == -math.huge and claim.high or claim.low)
    most = math.max(most, claim.high == math.huge and claim.low or claim.high)
  end
  return least, most
end

local function check(options)
  local per, take = options.per or "month", options.take or "range"
  for key in pairs(options) do
    if key ~= "per" and key ~= "take" then
      error(string.format("series takes per and take, not '%s'", tostring(key)), 3)
    end
  end
  if per ~= "week" and not LENGTHS[per] then
    error(string.format("per is \"day\", \"week\", \"month\" or \"year\", not \"%s\"", tostring(per)), 3)
  end
  if not TAKE[take] then
    error(string.format("take is \"range\", \"lowest\" or \"latest\", not \"%s\"", tostring(take)), 3)
  end
  return per, TAKE[take]
end

-- figures:series{per = "week", take = "range"}: period, about, counter, total, and in numbers least and most, odd.
function series.of(figures, options)
  local per, take = check(options or {})
  claims.check(figures, "series")
  local groups, order = {}, {}
  for _, claim in ipairs(totals_of(figures)) do
    local key = claim.key .. "|" .. period_of(claim.day, per)
    if not groups[key] then
      groups[key] = {}
      order[#order + 1] = groups[key]
    end
    table.insert(groups[key], claim)
  end
  local odd = {}
  for _, one in ipairs(series.oddities(figures)) do
    odd[one.claim.cite] = one.odd
  end
  local rows = {}
  for i, group in ipairs(order) do
    local text, of = take(group)
    local evidence, mark = {}, nil
    for j, claim in ipairs(of) do
      evidence[j] = claim.cite
    end
    for _, claim in ipairs(group) do
      mark = mark or odd[claim.cite]
    end
    local least, most = bounds(of)
    rows[i] = { period = period_of(group[1].day, per), about = group[1].about, counter = labels.of(group[1].counter, group[1].name),
      total = text, least = least, most = most, odd = mark, evidence = evidence }
  end
  return mw.rows { columns = { "period", "about", "counter", "total", "least", "most", "odd" }, rows = rows, of = figures }
end

return series
