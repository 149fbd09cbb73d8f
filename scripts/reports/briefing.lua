-- SPDX-License-Identifier: MIT
-- One page on a set of articles: what was read, what happened, who said what, how many.

local acts = require "acts"
local filters = require "filters"
local sayings = require "sayings"
local tell = require "tell"
local totals = require "totals"

local briefing = {
  summary = "One page: what happened, who said what, how many, each line with its source.",
  example = "moonwire run briefing --from 2022-07-25 --to 2022-08-07",
}

briefing.options = filters.options {
  events = { 15, "how many events" },
  quotes = { 12, "how many quotations" },
  figures = { 15, "how many figures" },
}

local function say_what_was_read(articles, report)
  if #articles == 0 then
    report:say("No article fits.")
    return
  end
  local first, last = articles:first(), articles:last()
  if #articles == 1 and first.start == first.stop then
    report:say("The one article has no text.")
    return
  end
  if #articles == 1 then
    report:say("{title} ({outlet}, {day}).", {
      title = first:value(first.title and "title" or "article"),
      outlet = first.outlet and first:value("outlet") or "outlet not named",
      day = first.published or "no date",
    })
    return
  end
  report:say("{articles} articles, {independent} independent reports, of {outlets} outlets, published from {first} to {last}.", {
    articles = articles,
    independent = articles:independent(),
    outlets = articles:by("outlet"),
    first = first.published or "an unknown day",
    last = last.published or "an unknown day",
  })
end

-- What somebody did to or with somebody, or on a known day: one row for all reports of it; most reported, then latest.
local function what_happened(corpus, options, report)
  local list = acts.chronicle(corpus, filters.of(options), function(event)
    return event.actor ~= nil and (event.target ~= nil or event.date ~= nil)
  end)
  if #list == 0 then
    return
  end
  report:section("What happened")
  local rows = acts.rows(acts.top(list, options.events), corpus:events(filters.of(options)))
  report:table(rows:named("date", "told", "who", "did", "to or with", "what", "where", "status", "reports", "indep."):select(
    "date", "who", "did", "to or with", "where", "status", "reports", "indep."), {
    chart = { kind = "lanes", date = "date", label = { "who", "did", "to or with" }, state = "status",
      states = { "held", "planned", "cancelled", "denied" }, title = "What happened when" },
  })
end

local function who_said_what(corpus, options, report)
  local list = sayings.top(corpus, filters.of(options), options.quotes)
  if #list == 0 then
    return
  end
  report:section("Who said what")
  for _, one in ipairs(list) do
    report:quote(one.quote)
  end
end

local function how_many(corpus, options, report)
  local figures = corpus:figures(filters.of(options, { unit = "people" })):where(function(figure)
    return figure.about ~= nil
  end)
  if #figures == 0 then
    return
  end
  report:section("How many")
  local rows = totals.rows(figures)
  if #rows > 0 then
    report:table(rows, { rows = options.figures })
    tell.course(report, figures)
  else
    report:table(figures:sort("-published"), {
      columns = { "published", "about", "text", "source", "since", "as_of" },
      rows = options.figures,
    })
  end
  tell.conflicts(report, figures)
  tell.oddities(report, figures)
end

function briefing.run(corpus, options, report)
  report:title("Briefing")
  say_what_was_read(corpus:articles(filters.of(options)), report)
  what_happened(corpus, options, report)
  who_said_what(corpus, options, report)
  how_many(corpus, options, report)
end

return briefing
