-- SPDX-License-Identifier: MIT
-- Topics that have no name of their own, each by the words (lemmas) that speak of it. Add a line to follow another.

local topics = {
  ["aid"] = "aid relief",
  ["arms"] = "arms weapon weaponry missile munition",
  ["elections"] = "election poll vote",
  ["executions"] = "execute execution",
  ["sanctions"] = "sanction embargo",
  ["talks"] = "talk negotiate negotiation dialogue ceasefire truce",
  ["prisoners"] = "detainee prisoner",
  ["troops"] = "troop withdraw withdrawal",
  ["nuclear power"] = "nuclear enrichment reactor uranium",
}

local of_word = {}
for topic, words in pairs(topics) do
  for word in words:gmatch("%a+") do
    of_word[word] = topic
  end
end

-- The topic of a lemma, or nil.
return of_word
