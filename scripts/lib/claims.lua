-- SPDX-License-Identifier: MIT
-- Figures as claims: which ones count the same thing, how far apart they lie, which exclude each other.
--
-- Two figures are about the same thing when they name the same harm or act (about), the same unit, the same place and the
-- same beginning (since), and are of the same day: the day up to which they count (as_of), else that of publication.

local claims = {}

-- The least and the most that a claim can mean.
function claims.range(figure)
  if figure.value then
    return figure.value, figure.value
  end
  return figure.low or 0, figure.high or math.huge
end

function claims.day(figure)
  local day = figure.as_of or figure.published
  return day and day:sub(1, 10) or ""
end

-- What a claim counts, as one text: claims with the same text can be held against each other.
function claims.subject(figure)
  local place = figure.place and figure.place.id or ""
  return table.concat({ figure.about or "", figure.unit or "", place, figure.since or "" }, "|")
end

-- True when no number fits both. A hedge ("about") leaves room of one part in twenty.
function claims.exclude(a, b)
  local a_low, a_high = claims.range(a)
  local b_low, b_high = claims.range(b)
  local slack = (a.approx or b.approx) and 0.05 * math.max(a_low, b_low) or 0
  return a_high + slack < b_low or b_high + slack < a_low
end

-- Groups of figures of the same subject and day of which at least two exclude each other, in order of day; each group is an
-- array in the order of the figures.
function claims.conflicts(figures)
  local groups, order = {}, {}
  for _, figure in ipairs(figures) do
    local key = claims.subject(figure) .. "|" .. claims.day(figure)
    if not groups[key] then
      groups[key] = { subject = claims.subject(figure), day = claims.day(figure) }
      order[#order + 1] = groups[key]
    end
    table.insert(groups[key], figure)
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
