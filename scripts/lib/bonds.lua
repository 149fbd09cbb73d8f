-- SPDX-License-Identifier: MIT
-- What binds two articles: that they are on one event.
--
-- Two articles published within the window of each other are on one event when
--   they are copies of one report; or
--   both tell of one act with a date, which was news to both (within the window of its day), and of which both sides are
--   named, one of them no country: countries do the same to each other every week; or
--   both tell of one act that has a date or a side that is no country, and name two or more people or places besides
--   its sides of whom few articles of other times tell.
-- That both name the same well-known people is not enough, nor that both look back on the same event.

local acts = require "acts"
local days = require "days"
local mw = require "moonwire"

local bonds = {}

local FEW, FEW_IN = 3, 200 -- of other times: three articles, or one of two hundred
local RARE_NAMES = 2

-- The articles in order of publication, and by id.
local function read_articles(corpus, chosen)
  local list, by_id = {}, {}
  for row in corpus:articles(chosen):each() do
    local day = days.number(row.published)
    if day then
      local article = { id = row.article, cite = row.cite, title = row.title, outlet = row.outlet,
        agency = row.agency, published = row.published, cluster = row.cluster, day = day, acts = {}, names = {},
        all_names = {} }
      list[#list + 1], by_id[row.article] = article, article
    end
  end
  return list, by_id
end

-- The names of each article: of people and of places that are no country. Bodies are often who is cited. And the days
-- on which each name was in print, rising.
local function read_names(corpus, chosen, by_id)
  local printed = {}
  for row in corpus:entities(chosen):each() do
    local id, article = row.id, by_id[row.article.id]
    local kind = row.type == "PERSON" or row.type == "PLACE"
    if article and kind and mw.country(id) ~= id and not article.names[id] then
      article.names[id] = true
      table.insert(article.all_names, id)
      printed[id] = printed[id] or {}
      table.insert(printed[id], article.day)
    end
  end
  return printed
end

-- How many of rising numbers are below a limit.
local function count_below(rising, limit)
  local low, high = 0, #rising
  while low < high do
    local middle = (low + high + 1) // 2
    if rising[middle] < limit then
      low = middle
    else
      high = middle - 1
    end
  end
  return low
end

-- Whether an act was news on a day.
function bonds.is_news(act, day, window)
  local first, last = days.range(act.date)
  if not first then
    first = days.number(act.first)
    last = first
  end
  return first and last - first <= window and day >= first - window and day <= last + window
end

-- Adds those on a side of an act to a set, as ids; whether one of them is somebody and no country.
local function add_side(side, ids)
  local is_somebody = false
  for name in (side or ""):gmatch("[^,]+") do
    local id = mw.text.slug(name)
    ids[id] = true
    is_somebody = is_somebody or mw.country(id) ~= id
  end
  return is_somebody
end

-- The acts that several articles tell of, with those articles; each article lists its acts.
local function read_acts(corpus, chosen, by_id)
  local found = acts.chronicle(corpus, chosen, function(event)
    return event.actor ~= nil or event.target ~= nil or event.place ~= nil
  end)
  for _, act in ipairs(found) do
    act.cites_of, act.sides = {}, {}
    local actor, target = add_side(act.actor, act.sides), add_side(act.target, act.sides)
    local somebody = actor or target
    act.is_told_apart = act.date and act.actor and act.target and somebody
    act.is_somebodys = act.date or somebody
    for _, cite in ipairs(act.cites) do
      local article = by_id[cite:match("^(.*):%d+%-%d+$")]
      local cites = article and act.cites_of[article]
      if article and not cites then
        cites = {}
        act.cites_of[article] = cites
        table.insert(article.acts, act)
      end
      if cites then
        cites[#cites + 1] = cite
      end
    end
  end
end

-- Whether two articles share rare names besides the sides of an act: those of which few articles of other times tell.
local function share_rare_names(a, b, act, world)
  local count, first, last = 0, math.min(a.day, b.day) - world.window, math.max(a.day, b.day) + world.window
  for _, id in ipairs(a.all_names) do
    local on = b.names[id] and not act.sides[id] and world.printed[id]
    local elsewhere = on and count_below(on, first) + #on - count_below(on, last + 1)
    count = count + ((on and elsewhere <= world.few) and 1 or 0)
  end
  return count >= RARE_NAMES
end

-- The act that binds two articles; true: they are copies; nil: nothing does.
function bonds.of(a, b, world)
  if math.abs(a.day - b.day) > world.window then
    return nil
  elseif a.cluster == b.cluster then
    return true
  end
  for _, act in ipairs(a.acts) do
    if act.cites_of[b] then
      local news = bonds.is_news(act, a.day, world.window) and bonds.is_news(act, b.day, world.window)
      if (act.is_told_apart and news) or (act.is_somebodys and share_rare_names(a, b, act, world)) then
        return act
      end
    end
  end
  return nil
end

-- All articles that have a date, in order of publication, and what bonds.of has to know of them.
function bonds.read(corpus, chosen, window)
  local list, by_id = read_articles(corpus, chosen)
  local printed = read_names(corpus, chosen, by_id)
  read_acts(corpus, chosen, by_id)
  return list, { window = window, few = math.max(FEW, #list // FEW_IN), printed = printed }
end

return bonds
