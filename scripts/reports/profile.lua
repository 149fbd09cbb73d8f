-- SPDX-License-Identifier: MIT
-- A dossier of one actor: by what names the articles call it, which offices it held, what it did and what was done to
-- it, with whom it met, what it said, and who speaks of it.

local filters = require "filters"
local sayings = require "sayings"

local profile = {
  summary = "A dossier of one actor: names used, offices, deeds, meetings, words, and who speaks of it.",
  example = "moonwire run profile --of 'Min Aung Hlaing'",
}

profile.options = filters.options {
  of = { "Min Aung Hlaing", "whom: a name, an alias or an id" },
  rows = { 12, "how many rows of each kind" },
}

-- What an actor is called when it is no pronoun: "Lavrov", "the minister".
local function names(mentions, report, rows)
  report:section("Called")
  local named = mentions:where(function(mention) return mention.mention ~= "pronoun" end)
  report:table(named:by("text", "mention"):named("called", "as", "times"), { rows = rows })
end

-- By the gazetteer, so without a citation; told by days alone.
local function offices(entity, report)
  local held = entity:offices()
  if #held > 0 then
    report:section("Offices, as the gazetteer has them")
    report:table(held)
  end
end

local function deeds(events, heading, columns, report, rows)
  if #events == 0 then
    return
  end
  report:section(heading)
  report:say("Events: {events}; articles: {articles}; independent reports: {independent}.", {
    events = events, articles = events:by("article"), independent = events:independent() })
  report:table(events:by("code", "status"):named("kind", "status", "times"))
  report:table(events, { columns = columns, rows = rows })
end

local function meetings(corpus, entity, chosen, report, rows)
  local met = corpus:meetings(chosen):where(function(meeting)
    return ("; " .. meeting.parties:gsub(", ", "; ") .. "; "):find("; " .. entity.name .. "; ", 1, true) ~= nil
  end)
  if #met > 0 then
    report:section("Met")
    report:table(met, { columns = { "date", "place", "parties", "status", "reports", "independent" }, rows = rows })
  end
end

local function quoted(quotes, report, rows)
  if #quotes == 0 then
    return
  end
  report:section("Said")
  report:say("Quotations: {quotes}; articles: {articles}; independent reports: {independent}.", {
    quotes = quotes, articles = quotes:by("article"), independent = quotes:independent() })
  local told = quotes:where(function(quote) return not sayings.is_second_half(quote) end)
  for i = math.max(1, #told - rows + 1), #told do
    report:quote(told[i])
  end
end

-- Quotations of others in which the actor is named.
local function spoken_of(corpus, entity, chosen, report, rows)
  local found = corpus:quotes(chosen):where(function(quote)
    if quote.speaker == nil or quote.speaker.id == entity.id then
      return false
    end
    for _, mention in ipairs(quote:inside("entities")) do
      if mention.entity == entity.id and mention.mention ~= "pronoun" then
        return true
      end
    end
    return false
  end)
  if #found == 0 then
    return
  end
  report:section("Spoken of")
  report:table(found:by("speaker"):named("by", "times"), { rows = rows })
  report:table(found, { columns = { "published", "speaker", "class", "text" }, rows = rows })
end

function profile.run(corpus, options, report)
  local entity = corpus:entity(options.of)
  local mentions = corpus:entities(filters.of(options, { entity = entity }))
  report:title("Profile")
  report:say("{name}, mentions: {mentions}; articles: {articles}; independent reports: {independent}; outlets: {outlets}.", {
    name = entity.name, mentions = mentions, articles = mentions:by("article"), independent = mentions:independent(),
    outlets = mentions:by("outlet"),
  })
  if #mentions > 0 then
    names(mentions, report, options.rows)
  end
  offices(entity, report)
  deeds(corpus:events(filters.of(options, { actor = entity })), "Did",
    { "date", "action", "target", "place", "status", "text" }, report, options.rows)
  deeds(corpus:events(filters.of(options, { target = entity })), "Was done to it, or with it",
    { "date", "actor", "action", "place", "status", "text" }, report, options.rows)
  meetings(corpus, entity, filters.of(options), report, options.rows)
  quoted(corpus:quotes(filters.of(options, { speaker = entity, kind = { "direct", "mixed" } })), report, options.rows)
  spoken_of(corpus, entity, filters.of(options), report, options.rows)
end

return profile
