-- SPDX-License-Identifier: MIT
-- How much there is on something over time, beside how much there is at all: an outlet that prints more on everything
-- prints more on this, too.

local attention = {}

local LAYERS = { articles = true, quotes = true, figures = true, events = true, dates = true, entities = true }
local PERIODS = { day = true, week = true, month = true, year = true }

function attention.count(corpus, options)
  local filters, per, layer = {}, "week", "articles"
  for key, value in pairs(options or {}) do
    if key == "per" then
      per = value
    elseif key == "of" then
      layer = value
    else
      filters[key] = value
    end
  end
  if not PERIODS[per] then
    error("per has no '" .. tostring(per) .. "': day, week, month or year", 3)
  end
  if not LAYERS[layer] then
    error("of has no '" .. tostring(layer) .. "': articles, quotes, figures, events, dates or entities", 3)
  end
  return corpus[layer](corpus, filters):by(per):normalise(per)
end

return attention
