-- SPDX-License-Identifier: MIT
-- Days as numbers: what a TIMEX3 value ("2021-05", "2022-W30", "2021-05-17TNI") can mean, from its first day to its
-- last.

local days = {}

-- Days since 1 March of year 0: the usual integer calendar, months counted from March.
local function number_of(year, month, day)
  if month <= 2 then
    year, month = year - 1, month + 12
  end
  return 365 * year + year // 4 - year // 100 + year // 400 + (153 * (month - 3) + 2) // 5 + day - 1
end

-- The number of a day written YYYY-MM-DD…; nil when it is not one.
function days.number(text)
  local year, month, day = (text or ""):match("^(%d%d%d%d)-(%d%d)-(%d%d)")
  return year and number_of(tonumber(year), tonumber(month), tonumber(day))
end

-- The day of a number, YYYY-MM-DD.
function days.text(number)
  local year = (number * 400) // 146097
  if number_of(year + 1, 3, 1) <= number then
    year = year + 1
  end
  local left = number - number_of(year, 3, 1)
  local month = (5 * left + 2) // 153
  local day = left - (153 * month + 2) // 5 + 1
  if month >= 10 then
    year, month = year + 1, month - 12
  end
  return string.format("%04d-%02d-%02d", year, month + 3, day)
end

-- Early, mid or late in a month or a year (TIMEX3's mod): a third of it.
local function part(first, last, mod)
  local third = (last - first + 1) // 3
  if mod == "START" then
    return first, first + third
  elseif mod == "END" then
    return last - third, last
  elseif mod == "MID" then
    return first + third, last - third
  end
  return first, last
end

local function month_of(year, month, mod)
  local last = month == 12 and number_of(year + 1, 1, 1) or number_of(year, month + 1, 1)
  return part(number_of(year, month, 1), last - 1, mod)
end

-- ISO weeks: week 1 holds 4 January, and begins on a Monday.
local function week_of(year, week)
  local fourth = number_of(year, 1, 4)
  local monday = fourth - (fourth + 2) % 7 -- day 0, 1 March of year 0, was a Wednesday
  return monday + 7 * (week - 1), monday + 7 * week - 1
end

-- The first and the last day that a value can mean; nil where it means none.
function days.range(value, mod)
  value = value or ""
  local day = days.number(value)
  if day then
    return day, day
  end
  local year, month = value:match("^(%d%d%d%d)-(%d%d)$")
  if year then
    return month_of(tonumber(year), tonumber(month), mod)
  end
  local week
  year, week = value:match("^(%d%d%d%d)-W(%d%d)")
  if year then
    return week_of(tonumber(year), tonumber(week))
  end
  year = value:match("^(%d%d%d%d)$")
  if year then
    return part(number_of(tonumber(year), 1, 1), number_of(tonumber(year), 12, 31), mod)
  end
end

-- How many days "7d" or "2w" are; a wrong text raises.
function days.window(text)
  local count, unit = tostring(text):match("^(%d+)([dw])$")
  if not count then
    error(string.format("a window is written like \"7d\" or \"2w\", not \"%s\"", tostring(text)), 3)
  end
  return tonumber(count) * (unit == "w" and 7 or 1)
end

return days
