-- SPDX-License-Identifier: MIT
-- Who deals with whom: the ties of most acts, each signed by what was done, and who stands in the middle.

local filters = require "filters"
local mw = require "moonwire"

local network = {
  summary = "Who deals with whom: ties by what was done, who stands in the middle; as files for Gephi and igraph.",
  example = "moonwire run network --nodes PERSON --out .",
}

network.options = filters.options {
  nodes = { "", "only PERSON, ORG or PLACE, or two of them with a comma" },
  per = { "", "a row for each day, month or year", one_of = { "", "day", "month", "year" } },
  rows = { 30, "how many nodes and ties" },
}

local function types_of(text)
  local types = {}
  for type in text:gmatch("%u+") do
    types[#types + 1] = type
  end
  return #types > 0 and types or nil
end

function network.run(corpus, options, report)
  local made = corpus:network(filters.of(options, {
    nodes = types_of(options.nodes), per = options.per ~= "" and options.per or nil,
  }))
  report:title("Who deals with whom")
  report:say("Nodes: {nodes}; ties: {ties}.", { nodes = made.nodes, ties = made.ties })
  report:section("Ties")
  report:table(made.ties, { rows = options.rows,
    columns = { "one", "other", "period", "acts", "tone", "first", "last", "articles", "independent" },
    chart = { kind = "network", from = "one", to = "other", value = "acts", state = "tone",
      states = { "cooperative", "conflictual", "both", "neither" }, title = "Ties by the number and the tone of acts" } })
  report:section("Who stands where")
  report:table(made.nodes:top(10), { columns = { "name", "acts" },
    chart = { value = "acts", label = "name", title = "Acts by or towards each" } })
  report:say("Nodes with so few acts that where they stand may be chance: {few} of {nodes}.", {
    few = made.nodes:where(function(node) return node.warning ~= nil end), nodes = made.nodes })
  report:table(made.nodes, { rows = options.rows,
    columns = { "name", "type", "ties", "acts", "pagerank", "betweenness", "community" } })
  if mw.may_save() then
    mw.save("network.gexf", made.gexf())
    mw.save("network.graphml", made.graphml())
  end
end

return network
