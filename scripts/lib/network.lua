-- SPDX-License-Identifier: MIT
-- Who deals with whom: nodes are people, bodies and countries, a tie is what they did to or with each other.
--
-- A tie counts acts and not reports: what several articles tell of one day is one act. An act is cooperative
-- or conflictual by its PLOVER code; a request is neither. A country's capital stands for it.

local days = require "days"
local mw = require "moonwire"

local network = {}

local COOPERATIVE = { AGREE = true, CONSULT = true, SUPPORT = true, COOPERATE = true, AID = true, YIELD = true,
  RETREAT = true }
local CONFLICTUAL = { ACCUSE = true, REJECT = true, THREATEN = true, PROTEST = true, SANCTION = true, MOBILIZE = true,
  COERCE = true, ASSAULT = true }

local LENGTHS = { day = 10, month = 7, year = 4 }

local function check(options)
  local known = { nodes = true, per = true, from = true, to = true, outlet = true, code = true }
  for name in pairs(options) do
    if not known[name] then
      error(string.format("network takes nodes, per, code, from, to and outlet, not '%s'", tostring(name)), 0)
    end
  end
  if options.per and not LENGTHS[options.per] then
    error(string.format("per is \"day\", \"month\" or \"year\", not \"%s\"", tostring(options.per)), 0)
  end
end

-- The types that are nodes: "PERSON", { "PERSON", "ORG" }, or all three.
local function wanted_types(nodes)
  local types = {}
  for _, type in ipairs(type(nodes) == "table" and nodes or { nodes }) do
    types[type] = true
  end
  return next(types) and types or { PERSON = true, ORG = true, PLACE = true }
end

local function entities_of(corpus)
  local entities = {}
  for row in corpus:sql("select entity, type, name, wikidata from names"):each() do
    entities[row.entity] = { id = row.entity, name = row.name, type = row.type, wikidata = row.wikidata }
  end
  return entities
end

-- The node for a party: itself, or of a place the country that it is the capital of; nil: not wanted.
local function node_of(name, entities, types)
  local entity = name and entities[name.id]
  if not entity then
    return nil
  end
  local country = entity.type == "PLACE" and mw.country(entity.id)
  entity = country and entities[country] or entity
  return types[entity.type] and entity or nil
end

local function period_of(event, per)
  local first = per and days.range(event.date or (event.published or ""):sub(1, 10))
  return first and days.text(first):sub(1, LENGTHS[per]) or nil
end

-- One tie a pair (and period), in the order in which they are first told of.
local function ties_of(corpus, events, options)
  local entities, types = entities_of(corpus), wanted_types(options.nodes)
  local ties, order = {}, {}
  for event in events:each() do
    local a, b = node_of(event.actor, entities, types), node_of(event.target, entities, types)
    if a and b and a.id ~= b.id and event.polarity == "positive" and event.status == "held" then
      if b.id < a.id then
        a, b = b, a
      end
      local period = period_of(event, options.per)
      local key = a.id .. "|" .. b.id .. "|" .. (period or "")
      local tie = ties[key]
      if not tie then
        tie = { one = a, other = b, period = period, acts = 0, cooperative = 0, conflictual = 0, articles = 0,
          independent = 0, seen = {}, clusters = {}, evidence = {}, deeds = {} }
        ties[key], order[#order + 1] = tie, tie
      end
      network.add(tie, event)
    end
  end
  return order
end

local TOLD = 31 -- days after an act within which a report without a date is of it

-- The act of a tie that an event is of: the same kind of deed on a day that can be the same; nil: a new one.
local function act_of(tie, event, first, last)
  local published = days.number(event.published)
  for _, act in ipairs(tie.deeds) do
    local same = first and act.first and first <= act.last and act.first <= last
    local undated = not (first and act.first)
    local at = act.last or last
    local told = act.first and published or act.told -- when the one without a date was in print
    local soon = undated and (not at or (told and math.abs(told - at) <= TOLD))
    if act.code == event.code and (same or soon) then
      return act
    end
  end
end

-- Counts an event: as an act where none of the same kind was told of that can be the same, and as a report.
function network.add(tie, event)
  local first, last = days.range(event.date)
  local act = act_of(tie, event, first, last)
  if not act then
    act = { code = event.code, told = days.number(event.published) or 0 }
    table.insert(tie.deeds, act)
    tie.cooperative = tie.cooperative + (COOPERATIVE[event.code] and 1 or 0)
    tie.conflictual = tie.conflictual + (CONFLICTUAL[event.code] and 1 or 0)
    tie.acts = tie.acts + 1
  end
  if first and (not act.first or last - first < act.last - act.first) then
    act.first, act.last, act.date = first, last, event.date
  end
  local article, cluster = event.article.id, event.article.cluster.id
  tie.articles = tie.articles + (tie.seen[article] and 0 or 1)
  tie.independent = tie.independent + (tie.clusters[cluster] and 0 or 1)
  tie.seen[article], tie.clusters[cluster] = true, true
  table.insert(tie.evidence, event.cite)
end

-- The nodes of ties by id, with their measures; the modularity of their communities.
local function nodes_of(ties)
  local nodes, at, pairs_of = {}, {}, {}
  for _, tie in ipairs(ties) do
    for _, entity in ipairs { tie.one, tie.other } do
      if not at[entity.id] then
        at[entity.id] = true
        nodes[#nodes + 1] = { entity = entity, evidence = {} }
      end
    end
  end
  table.sort(nodes, function(a, b) return a.entity.id < b.entity.id end)
  for i, node in ipairs(nodes) do
    at[node.entity.id] = i
  end
  for i, tie in ipairs(ties) do
    pairs_of[i] = { at[tie.one.id], at[tie.other.id], tie.acts }
    for _, id in ipairs { tie.one.id, tie.other.id } do
      for _, cite in ipairs(tie.evidence) do
        table.insert(nodes[at[id]].evidence, cite)
      end
    end
  end
  local measures, modularity = mw.stats.network(#nodes, pairs_of)
  for i, node in ipairs(nodes) do
    node.measure = measures[i]
  end
  return nodes, modularity
end

-- Citations in the order (published, article, start), each once.
local function ordered(cites, place)
  local list, seen = {}, {}
  for _, cite in ipairs(cites) do
    if not seen[cite] then
      seen[cite] = true
      list[#list + 1] = cite
    end
  end
  table.sort(list, function(a, b) return place[a] < place[b] end)
  return list
end

local function places_of(events)
  local place, i = {}, 0
  for event in events:each() do
    i = i + 1
    place[event.cite] = place[event.cite] or i
  end
  return place
end

local function round(value)
  return math.floor(value * 10000 + 0.5) / 10000
end

local NODE_COLUMNS = { "name", "type", "ties", "acts", "pagerank", "betweenness", "community", "warning" }
local FEW = 10 -- acts: below, where somebody stands may be chance
local TIE_COLUMNS = { "one", "other", "period", "acts", "cooperative", "conflictual", "first", "last", "articles",
  "independent", "tone" }

local function node_rows(nodes, place)
  local rows = {}
  for i, node in ipairs(nodes) do
    local m = node.measure
    rows[i] = { name = node.entity.name, type = node.entity.type:lower(), ties = m.degree, acts = math.floor(m.strength),
      pagerank = round(m.pagerank), betweenness = round(m.betweenness), community = m.community,
      warning = m.strength < FEW and "n < 10" or nil, evidence = ordered(node.evidence, place) }
  end
  table.sort(rows, function(a, b) return a.acts > b.acts or (a.acts == b.acts and a.name < b.name) end)
  return rows
end

-- The dated acts of a tie in order: the first, the last, and the day of each that is known to the day.
local function dates_of(tie)
  local dated = {}
  for _, act in ipairs(tie.deeds) do
    dated[#dated + 1] = act.first and act or nil
  end
  table.sort(dated, function(a, b) return a.first < b.first end)
  tie.days = {}
  for _, act in ipairs(dated) do
    tie.days[#tie.days + 1] = act.first == act.last and act.first or nil
  end
  tie.first, tie.last = dated[1] and dated[1].date, dated[1] and dated[#dated].date
end

-- What a tie is in a word; a request alone is neither.
local function tone_of(tie)
  if tie.cooperative > 0 and tie.conflictual > 0 then
    return "both"
  end
  return tie.cooperative > 0 and "cooperative" or tie.conflictual > 0 and "conflictual" or "neither"
end

local function tie_rows(ties, place)
  local rows = {}
  for i, tie in ipairs(ties) do
    dates_of(tie)
    rows[i] = { one = tie.one.name, other = tie.other.name, period = tie.period, acts = tie.acts,
      cooperative = tie.cooperative, conflictual = tie.conflictual, first = tie.first, last = tie.last,
      articles = tie.articles, independent = tie.independent, tone = tone_of(tie),
      evidence = ordered(tie.evidence, place) }
  end
  table.sort(rows, function(a, b)
    if a.acts ~= b.acts then
      return a.acts > b.acts
    end
    local one, other = a.one .. "|" .. a.other .. (a.period or ""), b.one .. "|" .. b.other .. (b.period or "")
    return one < other
  end)
  return rows
end

-- corpus:network{nodes =, per =, code =, from =, to =, outlet =} -> { nodes, ties, modularity, gexf, graphml }
function network.of(corpus, options)
  options = options or {}
  check(options)
  local events = corpus:events { from = options.from, to = options.to, outlet = options.outlet, code = options.code }
  local ties, place = ties_of(corpus, events, options), places_of(events)
  local nodes, modularity = nodes_of(ties)
  local made = {
    nodes = mw.rows { columns = NODE_COLUMNS, rows = node_rows(nodes, place), of = events },
    ties = mw.rows { columns = TIE_COLUMNS, rows = tie_rows(ties, place), of = events },
    modularity = round(modularity),
  }
  function made.gexf()
    return require("graphs").gexf(nodes, ties)
  end
  function made.graphml()
    return require("graphs").graphml(nodes, ties)
  end
  return made
end

return network
