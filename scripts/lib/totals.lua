-- SPDX-License-Identifier: MIT
-- How many by now: the latest total of each counter, of what most reports count first.

local days = require "days"
local labels = require "labels"
local mw = require "moonwire"
local series = require "series"

local totals = {}

-- "Thousands" is no latest total where a number was known, and a counter without a name may be any.
local function is_told(claim)
  return claim.name and not claim.counter:find("^in words: ") and claim.text:find("%d")
end

-- The totals of each counter of each deed, the latest last.
local function by_counter(figures)
  local counters, order = {}, {}
  for _, claim in ipairs(series.totals(figures, true)) do
    if is_told(claim) then
      local one = counters[claim.key]
      if not one then
        one = { about = claim.about, list = {}, articles = {}, reports = 0 }
        counters[claim.key], order[#order + 1] = one, one
      end
      table.insert(one.list, claim)
      one.reports = one.reports + (one.articles[claim.article] and 0 or 1)
      one.articles[claim.article] = true
    end
  end
  return order
end

-- Deeds by how many reports count them; the counters of each likewise.
local function sort(order)
  local counted = {}
  for i, one in ipairs(order) do
    one.place = i
    counted[one.about] = (counted[one.about] or 0) + one.reports
  end
  table.sort(order, function(a, b)
    if counted[a.about] ~= counted[b.about] then
      return counted[a.about] > counted[b.about]
    elseif a.about ~= b.about then
      return a.about < b.about
    elseif a.reports ~= b.reports then
      return a.reports > b.reports
    end
    return a.place < b.place
  end)
  return order
end

-- Rows of about, counter, total, as_of; first and on, the first total and its day; reports. Evidence: the latest, the first.
function totals.rows(figures)
  local rows = {}
  for i, one in ipairs(sort(by_counter(figures))) do
    local first, last = one.list[1], one.list[#one.list]
    first = first.least <= last.least and first or last -- a total that falls is of something else
    rows[i] = { about = one.about:gsub("-", " "), counter = labels.of(last.counter, last.name), total = last.text,
      as_of = days.text(last.day), first = last ~= first and first.text or nil,
      on = last ~= first and days.text(first.day) or nil, reports = one.reports,
      evidence = last ~= first and { last.cite, first.cite } or { last.cite } }
  end
  return mw.rows { columns = { "about", "counter", "total", "as_of", "first", "on", "reports" }, rows = rows, of = figures }
end

return totals
