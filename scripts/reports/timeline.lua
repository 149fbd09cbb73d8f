-- SPDX-License-Identifier: MIT
-- What happened when: one line for each real event that is dated, with how many outlets tell of it.

local acts = require "acts"
local filters = require "filters"

local timeline = {
  summary = "What happened when: one line for each dated event, with its outlets.",
  example = "moonwire run timeline --from 2022-07-01 --to 2022-08-31",
}

timeline.options = filters.options {
  actor = { "", "only what this person, body or country did" },
  rows = { 80, "how many events" },
}

local function is_told(event)
  return event.date ~= nil and (event.actor ~= nil or event.target ~= nil or event.place ~= nil)
end

-- When more was told of somebody than usual, against all articles of the month; of few articles that is not said.
local FEW = 10

local function tell_attention(corpus, options, report)
  local asked = filters.of(options, { entity = options.actor })
  local named = corpus:entities(asked)
  local articles, independent = named:by("article"), named:independent()
  report:section("Attention")
  if #articles < FEW then
    report:say("Named in {articles} articles, {independent} of them independent: too few to tell when more was told "
      .. "than usual.", { articles = articles, independent = independent })
    return
  end
  asked.per = "month"
  local bursts = corpus:count(asked):bursts():where { level = 1 }
  report:say("Named in {articles} articles, {independent} of them independent; stretches of months with far more than "
    .. "usual: {bursts}.", { articles = articles, independent = independent, bursts = bursts })
  if #bursts > 0 then
    report:table(bursts, { columns = { "from", "to", "articles", "of", "share" } })
  end
end

function timeline.run(corpus, options, report)
  local chosen = filters.of(options, filters.given(options, "actor"))
  local events = corpus:events(chosen)
  report:title("Timeline")
  report:say("Reports of events: {events}; left out below, for they tell no date: {undated}; or not who, to whom or where: {bare}.", {
    events = events,
    undated = events:where(function(event) return event.code and not event.date end),
    bare = events:where(function(event) return event.code and event.date and not is_told(event) end),
  })
  report:table(acts.rows(acts.chronicle(corpus, chosen, is_told), events), {
    columns = { "date", "who", "did", "whom", "where", "status", "reports", "independent" },
    rows = options.rows,
    chart = { kind = "lanes", date = "date", label = { "who", "did", "whom" }, state = "status",
      states = { "held", "planned", "cancelled", "denied" }, title = "What happened when" },
  })
  if options.actor ~= "" then
    tell_attention(corpus, options, report)
  end
end

return timeline
