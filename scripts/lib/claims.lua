-- SPDX-License-Identifier: MIT
-- Figures as claims: which ones count the same thing, how far apart they lie, which exclude each other.
--
-- Two figures count the same thing when they say the same of the same people (what happened, the unit, the noun), and
--   totals: begin on the same day (since) and stop on the same stated day (as_of);
--   counts of one occasion: stand at the same stated place and are of the same day.
-- Where that is not known, nothing is held against anything: a part ("46 of them children") is no total, and a count
-- without a place may be of another occasion.

local claims = {}

-- The least and the most that a claim can mean.
function claims.range(figure)
  if figure.value then
    return figure.value, figure.value
  end
  return figure.low or 0, figure.high or math.huge
end

local GENERIC = { [""] = true, people = true, dead = true, killed = true, persons = true, deaths = true, lives = true }

-- The noun that narrows a count down ("civilians", "of them children"), "" where it is just people.
local function noun(figure)
  local rest = figure.text:lower():gsub("^.*%d", ""):gsub("^%s+", "")
  return GENERIC[rest] and "" or rest
end

-- What a claim counts, as one text; nil when it cannot be held against another.
function claims.subject(figure)
  local what = table.concat({ figure.about or "", figure.unit or "", noun(figure) }, "|")
  if figure.aggregation == "cumulative" and figure.as_of then
    return what .. "|total since " .. (figure.since or "") .. "|" .. figure.as_of
  end
  local day = figure.as_of or figure.published
  if figure.aggregation == "new" and figure.place and day then
    return what .. "|at " .. figure.place.id .. "|" .. day:sub(1, 10)
  end
end

function claims.day(figure)
  local day = figure.as_of or figure.published
  return day and day:sub(1, 10) or ""
end

-- True when no number fits both. A hedge ("about") leaves room of one part in twenty.
function claims.exclude(a, b)
  local a_low, a_high = claims.range(a)
  local b_low, b_high = claims.range(b)
  local slack = (a.approx or b.approx) and 0.05 * math.max(a_low, b_low) or 0
  return a_high + slack < b_low or b_high + slack < a_low
end

-- Groups of figures of the same subject of which at least two exclude each other, in order of day; each group is an
-- array in the order of the figures.
function claims.conflicts(figures)
  local groups, order = {}, {}
  for _, figure in ipairs(figures) do
    local subject = claims.subject(figure)
    if subject and not groups[subject] then
      groups[subject] = { subject = subject, day = claims.day(figure) }
      order[#order + 1] = groups[subject]
    end
    if subject then
      table.insert(groups[subject], figure)
    end
  end
  local found = {}
  for _, group in ipairs(order) do
    local excluded = false
    for i = 1, #group do
      for j = i + 1, #group do
        excluded = excluded or claims.exclude(group[i], group[j])
      end
    end
    if excluded then
      found[#found + 1] = group
    end
  end
  table.sort(found, function(a, b) return a.day < b.day end)
  return found
end

-- The figures with the least and the greatest number among those that give one.
function claims.spread(figures)
  local least, most
  for _, figure in ipairs(figures) do
    local low, high = claims.range(figure)
    if high == math.huge then
      high = low
    end
    if not least or low < least[2] then
      least = { figure, low }
    end
    if not most or high > most[2] then
      most = { figure, high }
    end
  end
  return least and least[1], most and most[1]
end

return claims
