-- SPDX-License-Identifier: MIT
-- How much there is on something over time, beside how much there is at all: an outlet that prints more on everything
-- prints more on this, too.
--
-- `share` is of all articles of the period, so it also changes when another outlet joins or falls silent. `expected` is
-- how many articles there would be if each outlet told of it in every period as often as it does over the whole time,
-- and `ratio` is articles / expected: indirect standardisation, the standardised ratio of Breslow and Day, Statistical
-- Methods in Cancer Research II (1987), 2.

local mw = require "moonwire"

local attention = {}

local LAYERS = { articles = true, quotes = true, figures = true, events = true, dates = true, entities = true }
local PERIODS = { day = true, week = true, month = true, year = true }
local PART = { from = true, to = true, outlet = true } -- what counts and volumes are both of
local SMALL = 10 -- of fewer articles there is no ratio

-- Filters that only one layer has say which is meant.
local LAYER_OF = { entity = "entities", mention = "entities", speaker = "quotes", cue = "quotes", via = "quotes",
  about = "figures", unit = "figures", source = "figures", carrier = "figures", actor = "events", target = "events",
  between = "events", code = "events", value = "dates" }

-- The layer, the period, and the filters of the part and of what is counted in it.
local function read(options)
  local filters, part, per, layer, meant, zeros = {}, nil, "week", nil, nil, false
  for key, value in pairs(options or {}) do
    if key == "per" then
      per = value
    elseif key == "of" then
      layer = value
    elseif key == "zeros" then
      zeros = value
    else
      filters[key] = value
      meant = LAYER_OF[key] or meant
    end
    if PART[key] then
      part = part or {}
      part[key] = value
    end
  end
  layer = layer or meant or "articles"
  if not PERIODS[per] then
    error("per has no '" .. tostring(per) .. "': day, week, month or year", 4)
  end
  if not LAYERS[layer] then
    error("of has no '" .. tostring(layer) .. "': articles, quotes, figures, events, dates or entities", 4)
  end
  return layer, per, filters, part, zeros
end

-- A row for each period that has articles at all. One of nothing rests on the articles that tell nothing of it.
local function with_zeros(corpus, per, periods)
  local told, rows = {}, {}
  for row in periods:each() do
    told[row[per] or false] = { [per] = row[per], count = row.count, articles = row.articles,
      independent = row.independent, of = row.of, share = row.share, evidence = row:evidence() }
  end
  for all in corpus:articles({}):by(per):each() do
    local row = told[all[per] or false]
    if not row and all[per] then
      row = { [per] = all[per], count = 0, articles = 0, independent = 0, of = all.articles,
        share = all.articles >= SMALL and 0.0 or nil, evidence = all:evidence() }
    end
    rows[#rows + 1] = row
  end
  return mw.rows { columns = { per, "count", "articles", "independent", "of", "share" }, rows = rows, of = periods }
end

-- Articles by outlet, of those with a date; and the rows of each outlet and period that they are made of.
local function by_outlet(rows, per)
  local sums, list = {}, {}
  for row in rows:by(per, "outlet"):each() do
    if row[per] then
      local outlet = row.outlet or false
      sums[outlet] = (sums[outlet] or 0) + row.articles
      list[#list + 1] = { period = row[per], outlet = outlet, articles = row.articles }
    end
  end
  return sums, list
end

local function round(number)
  return math.floor(number * 1000 + 0.5) / 1000
end

-- Two columns more: what each outlet's own habit would have made of the period, and the ratio to it.
local function beside_expected(corpus, found, per, periods)
  local told = by_outlet(found, per)
  local printed, volumes = by_outlet(corpus:articles {}, per)
  local sums, numbers, expected, ratios = {}, {}, {}, {}
  for _, volume in ipairs(volumes) do
    local habit = (told[volume.outlet] or 0) / printed[volume.outlet]
    sums[volume.period] = (sums[volume.period] or 0) + habit * volume.articles
  end
  local i = 0
  for row in periods:each() do
    i = i + 1
    local sum = row[per] and sums[row[per]]
    numbers[i], expected[i] = i, sum and round(sum)
    ratios[i] = (sum and sum > 0 and row.of >= SMALL) and round(row.articles / sum) or nil
  end
  return periods:pick(numbers, { { "expected", expected }, { "ratio", ratios } })
end

function attention.count(corpus, options)
  local layer, per, filters, part, zeros = read(options)
  corpus = part and corpus:where(part) or corpus
  local found = corpus[layer](corpus, filters)
  local periods = found:by(per):normalise(per)
  periods = zeros and with_zeros(corpus, per, periods) or periods
  return beside_expected(corpus, found, per, periods)
end

return attention
