-- SPDX-License-Identifier: MIT
-- Whom the articles rely on: who is quoted and who counted, what kind of source each is, and how much has no source
-- at all.

local filters = require "filters"
local labels = require "labels"
local mw = require "moonwire"

local sourcing = {
  summary = "Who is cited: people, bodies, states, unnamed; and which paragraphs name no source.",
  example = "moonwire run sourcing --outlet 'Moonwire Sample Daily'",
}

sourcing.options = filters.options {
  top = { 25, "how many sources" },
  unsourced = { 10, "how many paragraphs without a source" },
}

local KINDS = { PERSON = "person", ORG = "body", PLACE = "state", GROUP = "group" }

local function types_of(corpus)
  local types = {}
  for row in corpus:sql("select entity, type from names"):each() do
    types[row.entity] = KINDS[row.type]
  end
  return types
end

-- Where the source is cited, in order of publication.
local function cites_of(source)
  local cites = {}
  table.sort(source.evidence, function(a, b) return a.place < b.place end)
  for i, one in ipairs(source.evidence) do
    cites[i] = one.cite
  end
  return cites
end

local function quarter_of(published)
  local year, month = (published or ""):match("^(%d%d%d%d)-(%d%d)")
  return year and tonumber(year) * 4 + (tonumber(month) - 1) // 3
end

-- One row a source: how often quoted, how often its count is given, in how many articles and independent reports.
local function add(sources, order, name, mark, what)
  local source = sources[name.id]
  if not source then
    source = { id = name.id, name = labels.of(name), quotes = 0, figures = 0, articles = {}, reports = {}, evidence = {},
      count = 0, independent = 0, quarters = {} }
    sources[name.id] = source
    order[#order + 1] = source
  end
  source[what] = source[what] + 1
  if not source.articles[mark.article.id] then
    source.articles[mark.article.id] = true
    source.count = source.count + 1
  end
  local report = mark.article.cluster.id
  if not source.reports[report] then
    source.reports[report] = true
    source.independent = source.independent + 1
  end
  local quarter = quarter_of(mark.published)
  if quarter then
    source.quarters[quarter] = (source.quarters[quarter] or 0) + 1
  end
  local place = string.format("%s|%s|%010d", mark.published or "", mark.article.id, mark.start)
  source.evidence[#source.evidence + 1] = { place = place, cite = mark.cite }
end

-- How often in each quarter of a year, from the first in which anybody is cited to the last: "3 0 1".
local function quarters_of(source, first, last)
  local counts = {}
  for quarter = first, last do
    counts[#counts + 1] = source.quarters[quarter] or 0
  end
  return table.concat(counts, " ")
end

local function bounds_of(order)
  local first, last = math.huge, 0
  for _, source in ipairs(order) do
    for quarter in pairs(source.quarters) do
      first, last = math.min(first, quarter), math.max(last, quarter)
    end
  end
  return first, last
end

local function rows_of(order, types, of)
  local rows, first, last = {}, bounds_of(order)
  table.sort(order, function(a, b)
    local one, other = a.quotes + a.figures, b.quotes + b.figures
    return one > other or (one == other and a.id < b.id)
  end)
  for i, source in ipairs(order) do
    rows[i] = { source = source.name, kind = types[source.id], of = mw.country(source.id), quotes = source.quotes,
      figures = source.figures, articles = source.count, independent = source.independent, quarters = quarters_of(source, first, last), evidence = cites_of(source) }
  end
  return mw.rows { columns = { "source", "quotes", "figures", "articles", "independent", "quarters", "kind", "of" },
    rows = rows, of = of }:named("source", "quotes", "figures", "articles", "indep.", "quarters", "kind", "of")
end

-- A heading ends without a mark.
local function is_heading(paragraph)
  return not paragraph.text:find("[.?!:\"')]%s*$") and not paragraph.text:find("[”’…]%s*$")
end

-- The paragraphs of the articles, and those in which nobody is cited.
local function paragraphs(articles, corpus)
  local all, bare = {}, {}
  for row in articles:each() do
    local last
    for _, sentence in ipairs(corpus:article(row.article).sentences) do
      local paragraph = sentence.paragraph
      if paragraph.start ~= last and not is_heading(paragraph) then
        last = paragraph.start
        local sourced = #paragraph:inside("quotes") > 0
        for _, figure in ipairs(sourced and {} or paragraph:inside("figures")) do
          sourced = sourced or figure.source ~= nil or figure.carrier ~= nil
        end
        local one = { published = row.published, text = paragraph.text, evidence = { paragraph.cite } }
        all[#all + 1] = one
        if not sourced then
          bare[#bare + 1] = one
        end
      end
    end
  end
  local columns = { "published", "text" }
  return mw.rows { columns = columns, rows = all, of = articles },
    mw.rows { columns = columns, rows = bare, of = articles }
end

function sourcing.run(corpus, options, report)
  local quotes, figures = corpus:quotes(filters.of(options)), corpus:figures(filters.of(options))
  local sources, order = {}, {}
  for quote in quotes:each() do
    if quote.speaker then
      add(sources, order, quote.speaker, quote, "quotes")
    end
  end
  for figure in figures:each() do
    if figure.source then
      add(sources, order, figure.source, figure, "figures")
    end
  end
  report:title("Sourcing")
  report:say("Quotations: {quotes}; without a named speaker: {unnamed}. " ..
    "Figures: {figures}; without a named counter: {uncounted}.", {
    quotes = quotes,
    unnamed = quotes:where(function(quote) return quote.speaker == nil end),
    figures = figures,
    uncounted = figures:where(function(figure) return figure.source == nil and figure.carrier == nil end),
  })
  local rows = rows_of(order, types_of(corpus), quotes)
  report:table(rows:sort("-quotes"):top(10), { columns = { "source", "quotes" },
    chart = { value = "quotes", label = "source", title = "Quoted most" } })
  report:table(rows, { rows = options.top, spark = "quarters" })
  local all, bare = paragraphs(corpus:articles(filters.of(options)), corpus)
  report:section("Without a source")
  report:say("Paragraphs: {all}; those in which nobody is cited: {bare}.", { all = all, bare = bare })
  report:table(bare, { rows = options.unsourced })
end

return sourcing
