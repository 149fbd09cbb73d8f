-- SPDX-License-Identifier: MIT
-- Stories over time: which articles are on one event, who started, who followed, and who printed a copy.
--
-- What binds two articles says bonds.lua. An article joins a story when it is bound to the article that started it or to
-- half of those within the window, so that a story does not drift into the next over one article that tells of both; it
-- is in one story at most, the one with most bonds, and in none where two have as many. Articles without a date are left
-- out: they follow nobody.

local bonds = require "bonds"
local days = require "days"
local mw = require "moonwire"

local threads = {}

-- ---- stories

-- How many of a story's articles an article is bound to; 0 where it is too few of them to join.
local function bonds_to(story, article, world)
  local bound, near, to_first = 0, 0, false
  for i = #story, 1, -1 do
    if article.day - story[i].day > world.window then
      break
    end
    local is_bound = bonds.of(story[i], article, world) ~= nil
    near, bound = near + 1, bound + (is_bound and 1 or 0)
    to_first = i == 1 and is_bound
  end
  return (to_first or 2 * bound >= near) and bound or 0
end

-- Articles by what they share, those within the window of the last one: `recent` is a list with its first place.
local function add_recent(recents, key, article, window)
  local recent = recents[key] or { first = 1 }
  recents[key], recent[#recent + 1] = recent, article
  while article.day - recent[recent.first].day > window do
    recent.first = recent.first + 1
  end
end

-- What binds an article to others: its report and its acts.
local function keys_of(article)
  local keys = { article.cluster }
  table.move(article.acts, 1, #article.acts, 2, keys)
  return keys
end

-- The stories of recent articles that share an act or a report with this one.
local function candidates(article, story_of, recents)
  local found, seen = {}, {}
  for _, key in ipairs(keys_of(article)) do
    local recent = recents[key] or { first = 1 }
    for i = recent.first, #recent do
      local story = story_of[recent[i]]
      if story and not seen[story] then
        seen[story], found[#found + 1] = true, story
      end
    end
  end
  return found
end

-- The story to which an article is bound most, and whether two are bound to it as much.
local function choose(article, stories, world)
  local best, most, tie = nil, 0, false
  for _, story in ipairs(stories) do
    local bound = bonds_to(story, article, world)
    if bound > most then
      best, most, tie = story, bound, false
    elseif bound == most and bound > 0 then
      tie = true
    end
  end
  return best, tie
end

-- Every article in order: it joins a story, or may start one.
local function tell(list, world)
  local stories, story_of, recents = {}, {}, {}
  for _, article in ipairs(list) do
    local story, tie = choose(article, candidates(article, story_of, recents), world)
    if not story then
      story = {}
      stories[#stories + 1] = story
    end
    if not tie then
      story[#story + 1], story_of[article] = article, story
    end
    for _, key in ipairs(keys_of(article)) do
      add_recent(recents, key, article, world.window)
    end
  end
  return stories
end

-- ---- the answer

local function different(story, field)
  local seen, count = {}, 0
  for _, article in ipairs(story) do
    local value = article[field]
    count = count + ((value ~= nil and not seen[value]) and 1 or 0)
    seen[value or false] = true
  end
  return count
end

-- Of one day nobody is first, unless every article of that day tells its hour.
local function is_alone_first(story)
  local first, second = story[1], story[2]
  local hours = #first.published > 10 and #second.published > 10
  return second.day > first.day or (hours and second.published > first.published)
end

local function words_of(act)
  local parts = {}
  for _, field in ipairs { "actor", "action", "target" } do
    parts[#parts + 1] = act[field]
  end
  local words = table.concat(parts, " ")
  local is_open = not (act.actor and act.target) and act.place and act.place ~= act.target
  words = is_open and words .. " in " .. act.place or words
  return act.date and act.date .. " " .. words or words
end

-- How many reports of a story tell of an act while it is news; copies of one are one.
local function reports_of(story, act, window)
  local seen, count = {}, 0
  for _, article in ipairs(story) do
    if act.cites_of[article] and not seen[article.cluster] and bonds.is_news(act, article.day, window) then
      seen[article.cluster], count = true, count + 1
    end
  end
  return count
end

-- The act of which most reports of a story tell, and two at least.
local function main_act(story, window)
  local best, most = nil, 1
  for _, article in ipairs(story) do
    for _, act in ipairs(article.acts) do
      local count = reports_of(story, act, window)
      if count > most then
        best, most = act, count
      end
    end
  end
  return best
end

local function role_of(story, i, reports)
  local article, alone = story[i], is_alone_first(story)
  if i == 1 and alone then
    return "started"
  elseif article.cluster ~= article.id or reports[article.cluster] then
    return "copy"
  end
  return not alone and article.day == story[1].day and "first day" or "followed"
end

local function article_rows(story, number, act, rows)
  local reports = {}
  for i, article in ipairs(story) do
    local evidence = { article.cite }
    for _, cite in ipairs(act and act.cites_of[article] or {}) do
      evidence[#evidence + 1] = cite
    end
    rows[#rows + 1] = { story = number, published = article.published, outlet = article.outlet,
      agency = article.agency, role = role_of(story, i, reports), days_after = article.day - story[1].day, title = article.title,
      evidence = evidence }
    reports[article.cluster] = true
  end
end

-- The outlet that printed first, and whose report it was if not its own; nil where that is not known.
local function starter_of(story)
  local first = story[1]
  if not is_alone_first(story) then
    return nil
  elseif first.agency and first.agency ~= first.outlet then
    return first.agency .. (first.outlet and ", in " .. first.outlet or "")
  end
  return first.outlet
end

local function story_row(story, number, act)
  local evidence = {}
  for i, article in ipairs(story) do
    evidence[i] = article.cite
  end
  return { story = number, first = story[1].published:sub(1, 10), last = story[#story].published:sub(1, 10),
    title = story[1].title, act = act and words_of(act), articles = #story, independent = different(story, "cluster"),
    outlets = different(story, "outlet"), started = starter_of(story),
    evidence = evidence }
end

local COLUMNS = {
  stories = { "story", "first", "last", "title", "act", "articles", "independent", "outlets", "started" },
  articles = { "story", "published", "outlet", "agency", "role", "days_after", "title" },
}

-- corpus:threads{rows = "stories", window = "7d", from =, to =, outlet =}
function threads.of(corpus, options)
  local chosen, own = {}, { rows = true, window = true }
  options = options or {}
  for name, value in pairs(options) do
    if not own[name] then
      chosen[name] = value
    end
  end
  local shown = options.rows or "stories"
  if not COLUMNS[shown] then
    error("rows has no '" .. tostring(shown) .. "': stories or articles", 3)
  end
  local window = days.window(options.window or "7d")
  local list, world = bonds.read(corpus, chosen, window)
  local rows, number = {}, 0
  for _, story in ipairs(tell(list, world)) do
    if #story > 1 then
      local act = main_act(story, window)
      number = number + 1
      if shown == "stories" then
        rows[number] = story_row(story, number, act)
      else
        article_rows(story, number, act, rows)
      end
    end
  end
  return mw.rows { columns = COLUMNS[shown], rows = rows, of = corpus:articles(chosen) }
end

return threads
