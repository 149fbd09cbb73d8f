-- SPDX-License-Identifier: MIT
-- The ledger of meetings: one row for each real meeting, whatever number of articles tell of it.
--
-- Two reports are of one meeting when all who are named in the one are named in the other, or they share two, and
-- neither their days nor their places part them. A report without a date is of the last such meeting before it. The
-- status is the last word: planned, then held, cancelled or denied. A denial of what no other article tells of is a
-- row of its own where it names both sides. What was only called for, and a visit that names nobody who was met, is no
-- meeting.

local claims = require "claims"
local days = require "days"
local memo = require "memo"
local labels = require "labels"
local mw = require "moonwire"

local meetings = {}

-- A meeting of many may last as many days, and outlets name any of them.
local LASTS = 3

-- Days for which a report without a date can still be of a meeting: one of years ago is told with its date.
local TOLD = 92

-- ---- reports: all events at one trigger are one report of a meeting

local function types_of(corpus)
  local types, names = {}, {}
  for row in corpus:sql("select entity, type, name from names"):each() do
    types[row.entity], names[row.entity] = row.type, row.name
  end
  return types, names
end

-- A body of many countries meets once a day, whoever else is named.
local function is_assembly(id, types)
  local country = mw.country(id)
  return types[id] == "ORG" and (not country or country == id)
end

local function add_party(report, name, types, names)
  if not name then
    return
  end
  local id, shown = name.id, name.name
  if types[id] == "PLACE" and mw.country(id) then -- a capital stands for its government
    id = mw.country(id)
    shown = names[id] or shown
  end
  if not report.parties[id] then
    report.parties[id] = shown
    report.order[#report.order + 1] = id
    report.assembly = report.assembly or (is_assembly(id, types) and id) or nil
  end
end

-- No dateline is longer: "NAYPYIDAW, June 21 (Wire) —".
local DATELINE = 60

-- The day of publication in a dateline, which says nothing of what happened; "on Monday" does.
local function is_dateline(date, sentence, published)
  return date.value == published and date.start - sentence.start < DATELINE and date.text:find("%d")
end

-- The only day that a sentence speaks of, but for its dateline's: { value, first, last }; false where there are two; nil
-- where there is none.
local only_day = memo(function(sentence)
  local said, today
  local published = (sentence.published or ""):sub(1, 10)
  for _, date in ipairs(sentence:inside("dates")) do
    local first, last = days.range(date.value, date.mod)
    local day = first and date.type == "DATE" and { value = date.value, first = first, last = last }
    if day and is_dateline(date, sentence, published) then
      today = day
    elseif day and said and said.value ~= day.value then
      return false
    elseif day then
      said = day
    end
  end
  return said or today
end)

-- What is planned is not of a day that is over, and what was held of none to come: such a day is of something else.
local function can_be(event, first, last)
  local today = days.number(event.published)
  return not today or not ((event.status == "planned" and last < today) or (event.status == "held" and first > today))
end

-- When it was: the day of the event, else the only one that its sentence names, else the one that was spoken of before,
-- with the place where that stands; but what never happened has no day that others had.
local function when(event)
  local first, last = days.range(event.date)
  if first then
    return first, last, event.date
  end
  local day = only_day(event.sentence)
  if day and can_be(event, day.first, day.last) then
    return day.first, day.last, day.value
  elseif day == nil and event.polarity ~= "negative" then
    local cite
    first, last, cite = claims.day_before(event)
    if first and first == last and can_be(event, first, last) then
      return first, last, days.text(first), cite
    end
  end
end

-- A day that is only known by the year is none.
local WIDEST = 31

local function new_report(event)
  local low, high, date, dated_at = when(event)
  if low and high - low > WIDEST then
    low, high = nil, nil
  end
  return {
    parties = {}, order = {}, low = low, high = high, date = date,
    place = event.place and event.place.id, place_name = event.place and event.place.name,
    status = event.polarity == "negative" and "denied" or event.status,
    published = days.number(event.published) or 0, day = event.published and event.published:sub(1, 10),
    cite = event.cite, dated_at = dated_at, article = event.article.id, cluster = event.article.cluster.id,
  }
end

-- Where whom it was with is named in the sentence of an event; nil where not by name.
local function mention_of(event)
  for _, entity in ipairs(event.target and event.sentence:inside("entities") or {}) do
    if entity.start >= event.stop and entity.entity == event.target.id then
      return entity
    end
  end
end

-- "talks with X and then with Y" are two: a number for each, by how often "with" stands between trigger and target.
local function which(event)
  local mention = mention_of(event)
  local between = mention and event.article:span(event.stop, mention.start).text
  local _, times = (between or ""):gsub("%f[%a]with%f[%A]", "")
  return math.max(times, 1)
end

local APART = { phone = true, write = true, brief = true }

-- "spoke with X by phone", "wrote to X" is no meeting.
local function is_from_afar(event)
  local behind = event.sentence.text:sub(event.start - event.sentence.start + 1)
  return APART[event.action] or behind:find("%f[%a]by phone") or behind:find("%f[%a]by telephone")
    or behind:find("%f[%a]on the phone") or behind:find("%f[%a]over the phone")
end

local function reports_of(corpus, events)
  local types, names = types_of(corpus)
  local list, at = {}, {}
  for event in events:each() do
    if event.action ~= "visit" and event.status ~= "called-for" and not is_from_afar(event) then
      local key = event.cite .. "|" .. which(event)
      local report = at[key]
      if not report then
        report = new_report(event)
        at[key] = report
        list[#list + 1] = report
        report.number = #list
      end
      add_party(report, event.actor, types, names)
      add_party(report, event.target, types, names)
    end
  end
  return list
end

-- ---- which meeting a report is of

local function shared(report, meeting)
  local count = 0
  for _, id in ipairs(report.order) do
    count = count + (meeting.parties[id] and 1 or 0)
  end
  return count
end

local function overlap(report, meeting)
  return report.low and meeting.low and report.low <= meeting.high and meeting.low <= report.high
end

-- One party alone ("the ministers met") is only told by the day, or by the place and a month in which the day lies;
-- where neither says one, by the place.
local function parties_fit(report, meeting)
  local both = shared(report, meeting)
  local alone = #report.order == 1 or #meeting.order == 1
  local dated = report.low and meeting.low and report.high - report.low < 7 and meeting.high - meeting.low < 7
  local undated = not report.low and not meeting.low
  local placed = (undated or overlap(report, meeting)) and report.place and report.place == meeting.place
  local same_day = dated and report.low == meeting.low and report.high == meeting.high
  local assembled = same_day and report.assembly ~= nil and report.assembly == meeting.assembly
  return both >= 2 or assembled or (both == 1 and alone and (dated or placed))
end

-- A country and a place in it do not part reports.
local function places_fit(a, b)
  return not a or not b or a == b or mw.country(a) == b or mw.country(b) == a
end

local function days_fit(report, meeting)
  if not report.low or not meeting.low then
    return true
  end
  return report.low <= meeting.high + LASTS and meeting.low <= report.high + LASTS
end

-- What was held is not planned, cancelled or put off any more: such a report is of another meeting, unless it is as old.
local function status_fits(report, meeting)
  local is_over = meeting.statuses[#meeting.statuses] == "held" and report.published > meeting.last
  return not is_over or report.status == "held" or report.status == "denied"
end

local function month(day)
  return day // 30
end

-- Adds a meeting to the list of a key once, whatever number of its reports come.
local function list_under(index, key, meeting)
  local list = index[key] or { has = {} }
  index[key] = list
  if not list.has[meeting] then
    list.has[meeting] = true
    list[#list + 1] = meeting
  end
  return list
end

local UNDATED = 180 -- days between two reports of one meeting of which neither tells the day
local RECENT = 8 -- meetings of a party that a report without a date can mean

-- A meeting stands under each party and month; one without a date under each party alone.
local function put(index, meeting)
  for _, id in ipairs(meeting.order) do
    if meeting.low then
      for m = month(meeting.low), math.min(month(meeting.high), month(meeting.low) + 12) do
        list_under(index, id .. "|" .. m, meeting)
      end
    else
      local list = list_under(index, id .. "|undated", meeting)
      if #list > RECENT then
        list.has[table.remove(list, 1)] = nil
      end
    end
  end
end

-- All that have a date, under each party alone and by date, for the reports that have none.
local function put_by_date(index, found)
  local keys = {}
  for _, meeting in ipairs(found) do
    for _, id in ipairs(meeting.order) do
      local key = id .. "|dated"
      if not index[key] then
        keys[#keys + 1] = key
      end
      list_under(index, key, meeting)
    end
  end
  for _, key in ipairs(keys) do
    table.sort(index[key], function(a, b) return a.low < b.low end)
  end
end

-- How many of a list by date are not after a day.
local function count_until(list, day)
  local low, high = 0, #list
  while low < high do
    local middle = (low + high + 1) // 2
    if list[middle].low <= day then
      low = middle
    else
      high = middle - 1
    end
  end
  return low
end

local function candidates(index, report)
  local found, seen = {}, {}
  local function add(key, upto)
    local list = index[key] or {}
    local last = upto and count_until(list, upto) or #list
    for i = upto and math.max(1, last - RECENT + 1) or 1, last do
      if not seen[list[i]] then
        seen[list[i]] = true
        found[#found + 1] = list[i]
      end
    end
  end
  for _, id in ipairs(report.order) do
    if report.low then
      for m = month(report.low) - 1, math.min(month(report.high) + 1, month(report.low) + 13) do
        add(id .. "|" .. m)
      end
    else
      add(id .. "|dated", report.published)
      add(id .. "|undated")
    end
  end
  return found
end

-- A report without a day is of a meeting of the time before it; where neither has one, of one that was told lately.
local function is_near(report, meeting)
  if report.low then
    return true
  elseif not meeting.low then
    return math.abs(report.published - meeting.last) <= UNDATED
  end
  return meeting.low <= report.published and report.published <= meeting.high + TOLD
end

-- The best of those that fit: most parties shared, then the latest.
local function find(index, report)
  local best, most = nil, 0
  for _, meeting in ipairs(candidates(index, report)) do
    local fits = is_near(report, meeting) and status_fits(report, meeting) and parties_fit(report, meeting)
      and places_fit(report.place, meeting.place)
    if fits and days_fit(report, meeting) then
      local count = shared(report, meeting)
      local later = best and (meeting.low or 0) > (best.low or 0)
      if count > most or (count == most and later) then
        best, most = meeting, count
      end
    end
  end
  return best
end

-- ---- merging

-- The narrower of two ranges of days, and of two places, says more.
local function sharpen(meeting, report)
  local wide = meeting.low and meeting.high - meeting.low or math.huge
  meeting.date = meeting.date or report.date
  if report.low and report.high - report.low < wide then
    meeting.low, meeting.high, meeting.date = report.low, report.high, report.date
  end
  if report.place and (not meeting.place or mw.country(report.place) == meeting.place) then
    meeting.place, meeting.place_name = report.place, report.place_name
  end
end

-- The status that a report adds, if it is another one; of reports of one day, that it was held says most.
local function tell_status(meeting, report)
  local last = meeting.statuses[#meeting.statuses]
  local same_day = last == "held" and meeting.last == report.published
  if last ~= report.status and not same_day then
    meeting.statuses[#meeting.statuses + 1] = report.status
  end
  meeting.last, meeting.number = report.published, report.number
  meeting.announced = meeting.announced or (report.status == "planned" and report.day) or nil
end

local function add_report(meeting, report)
  sharpen(meeting, report)
  for _, id in ipairs(report.order) do
    if not meeting.parties[id] then
      meeting.parties[id] = report.parties[id]
      meeting.order[#meeting.order + 1] = id
    end
  end
  if not meeting.number or report.number > meeting.number then
    tell_status(meeting, report)
  end
  meeting.assembly = meeting.assembly or report.assembly
  meeting.reports[#meeting.reports + 1] = report
  meeting.articles[report.article], meeting.clusters[report.cluster] = true, true
end

-- Tells what became of a meeting anew, in the order in which it was reported and not in that of merging.
local function settle(meeting)
  table.sort(meeting.reports, function(a, b) return a.number < b.number end)
  meeting.statuses, meeting.last, meeting.announced = {}, nil, nil
  for _, report in ipairs(meeting.reports) do
    tell_status(meeting, report)
  end
end

-- One row a report: most of the merging is done by dated reports, so these go first. Denials that fit nothing wait
-- until everything is told that they may be of.
local function merge(list)
  local found, index, denials = {}, {}, {}
  local function take(report, last)
    local meeting = find(index, report)
    if not meeting and report.status == "denied" and not last then
      denials[#denials + 1] = report
      return
    elseif not meeting and #report.order < (last and 2 or 1) then
      return -- nobody is named, or only one side of what did not happen
    end
    if not meeting then
      meeting = { parties = {}, order = {}, statuses = {}, reports = {}, articles = {}, clusters = {} }
      found[#found + 1] = meeting
    end
    add_report(meeting, report)
    put(index, meeting)
  end
  for _, report in ipairs(list) do
    if report.low then
      take(report)
    end
  end
  put_by_date(index, found)
  for _, report in ipairs(list) do
    if not report.low then
      take(report)
    end
  end
  for _, report in ipairs(denials) do
    take(report, true)
  end
  for _, meeting in ipairs(found) do
    settle(meeting)
  end
  return found
end

-- ---- the question

local function belongs(meeting, id)
  for _, party in ipairs(meeting.order) do
    if party == id or mw.country(party) == id then
      return true
    end
  end
  return false
end

-- A side of `between` that is met by another party than the first side is.
local function is_between(meeting, ids)
  return not ids or (#meeting.order > 1 and belongs(meeting, ids[1]) and belongs(meeting, ids[2]))
end

local function one_of(value, wanted)
  if type(wanted) ~= "table" then
    return wanted == nil or value == wanted
  end
  for _, one in ipairs(wanted) do
    if value == one then
      return true
    end
  end
  return false
end

local STATUSES = { planned = true, held = true, cancelled = true, denied = true }

local function check_status(wanted)
  for _, status in ipairs(type(wanted) == "table" and wanted or { wanted }) do
    if not STATUSES[status] then
      error(string.format("status takes planned, held, cancelled or denied, not \"%s\"", tostring(status)), 0)
    end
  end
end

local function count(set)
  local n = 0
  for _ in pairs(set) do
    n = n + 1
  end
  return n
end

local function row_of(meeting)
  local names = {}
  for i, id in ipairs(meeting.order) do
    names[i] = labels.of(id, meeting.parties[id])
  end
  local cites = {}
  for _, report in ipairs(meeting.reports) do
    cites[#cites + 1] = report.dated_at
    cites[#cites + 1] = report.cite
  end
  return { date = meeting.date, place = meeting.place_name, parties = table.concat(names, ", "),
    status = table.concat(meeting.statuses, " → "), announced = meeting.announced,
    reports = count(meeting.articles), independent = count(meeting.clusters), evidence = cites }
end

local COLUMNS = { "date", "place", "parties", "status", "announced", "reports", "independent" }

-- Whom a name means; a country of whom only its people are named is known by the gazetteer.
local function id_of(corpus, name)
  if type(name) == "userdata" then
    return name.id
  end
  local country = mw.text.slug(name)
  if mw.country(country) == country then
    return country
  end
  return corpus:entity(name).id
end

-- corpus:meetings{between =, status =, place =, from =, to =, outlet = …}
function meetings.of(corpus, options)
  local filters, own = { code = "CONSULT" }, { between = true, status = true, place = true }
  options = options or {}
  check_status(options.status)
  for name, value in pairs(options) do
    if not own[name] then
      filters[name] = value
    end
  end
  local between = options.between and { id_of(corpus, options.between[1]), id_of(corpus, options.between[2]) }
  local place = options.place and id_of(corpus, options.place)
  local events = corpus:events(filters)
  local found = merge(reports_of(corpus, events))
  table.sort(found, function(a, b) return (a.low or a.last) < (b.low or b.last) end)
  local rows = {}
  for _, meeting in ipairs(found) do
    local status = meeting.statuses[#meeting.statuses]
    local at = not place or (meeting.place and (meeting.place == place or mw.country(meeting.place) == place))
    if at and one_of(status, options.status) and is_between(meeting, between) then
      rows[#rows + 1] = row_of(meeting)
    end
  end
  return mw.rows { columns = COLUMNS, rows = rows, of = events }
end

return meetings
