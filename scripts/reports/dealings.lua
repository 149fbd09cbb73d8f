-- SPDX-License-Identifier: MIT
-- Arms, energy, trade and sanctions: who supplied, signed with or sanctioned whom, and the amounts that are given.

local acts = require "acts"
local filters = require "filters"
local memo = require "memo"
local mw = require "moonwire"

local dealings = {
  summary = "Arms, energy, trade and sanctions: who dealt with whom, and for how much.",
  example = "moonwire run dealings --of Russia",
}

dealings.options = filters.options {
  of = { "", "only dealings of this country, and of the people and bodies that belong to it" },
  rows = { 60, "how many dealings and amounts" },
}

-- What is dealt in, by the words (lemmas) of the sentence.
local KINDS = {
  arms = "arms weapon drone radar missile helicopter jet fighter rocket shell rifle artillery munition hardware",
  energy = "fuel oil petrol gasoline diesel gas reactor nuclear pipeline electricity",
  sanctions = "sanction embargo blacklist",
  trade = "trade export import loan investment purchase shipment delivery kit vaccine",
}
local kind_of = {}
for kind, words in pairs(KINDS) do
  for word in words:gmatch("%a+") do
    kind_of[word] = kind
  end
end

local CODES = { AGREE = true, COOPERATE = true, AID = true, SANCTION = true }

local kind_in = memo(function(sentence)
  for _, token in ipairs(sentence:inside("tokens")) do
    local kind = kind_of[token.lemma or ""]
    if kind then
      return kind
    end
  end
end)

local function is_of(name, country)
  return name ~= nil and (name.id == country or mw.country(name) == country)
end

local SUPPLIED = { supplied = true, delivered = true, imported = true, exported = true, bought = true, sold = true }

-- Sums of money; and things that are dealt in, or have the name of a model (MiG-29s).
local function is_amount(figure)
  local unit = figure.unit or ""
  local noun = unit:match("(%a+)$") or ""
  local goods = unit:find("%d") or kind_of[noun:gsub("s$", "")] or SUPPLIED[figure.about or ""]
  return unit:match("^%u%u%u$") or (goods and unit ~= "people" and kind_in(figure.sentence))
end

-- The countries that a sentence names, by themselves or by whom belongs to them.
local countries_of = memo(function(sentence)
  local found = {}
  for _, entity in ipairs(sentence:inside("entities")) do
    found[mw.country(entity.entity) or entity.entity] = true
  end
  return found
end)

local function amounts(corpus, options, country)
  return corpus:figures(filters.of(options)):where(function(figure)
    return is_amount(figure) and (not country or countries_of(figure.sentence)[country])
  end)
end

function dealings.run(corpus, options, report)
  local country = options.of ~= "" and corpus:entity(options.of).id or nil
  local events = corpus:events(filters.of(options))
  local list = acts.of(events, function(event)
    local known = event.actor ~= nil and (not country or is_of(event.actor, country) or is_of(event.target, country))
    return CODES[event.code] and known and kind_in(event.sentence)
  end)
  local found = amounts(corpus, options, country)
  report:title("Dealings")
  report:say("Dealings: {dealings}; amounts: {amounts}.", { dealings = acts.rows(list, events), amounts = found })
  report:section("Who dealt with whom")
  report:table(acts.rows(list, events), {
    columns = { "date", "told", "who", "did", "whom", "what", "status", "reports", "independent" },
    rows = options.rows,
  })
  report:section("Amounts")
  report:table(found, { columns = { "published", "text", "about", "source", "as_of" }, rows = options.rows })
end

return dealings
