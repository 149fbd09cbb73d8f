-- SPDX-License-Identifier: MIT
-- A network as a file: GEXF 1.3 (Gephi), whose ties have the days of their acts, and GraphML (igraph, NetworkX). Ids are
-- those of entities and stay the same from file to file.

local days = require "days"

local graphs = {}

local ENTITIES = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;" }

local function escape(text)
  return (tostring(text or ""):gsub("[%c]", " "):gsub('[&<>"]', ENTITIES))
end

local function line(list, format, ...)
  list[#list + 1] = string.format(format, ...)
end

local function number(value)
  return string.format("%.10g", value)
end

local NODE_FIELDS = {
  { "type", "string", function(node) return node.entity.type end },
  { "wikidata", "string", function(node) return node.entity.wikidata or "" end },
  { "pagerank", "double", function(node) return number(node.measure.pagerank) end },
  { "betweenness", "double", function(node) return number(node.measure.betweenness) end },
  { "community", "integer", function(node) return tostring(node.measure.community) end },
}
local TIE_FIELDS = {
  { "cooperative", "integer", function(tie) return tostring(tie.cooperative) end },
  { "conflictual", "integer", function(tie) return tostring(tie.conflictual) end },
  { "articles", "integer", function(tie) return tostring(tie.articles) end },
  { "independent", "integer", function(tie) return tostring(tie.independent) end },
  { "evidence", "string", function(tie) return table.concat(tie.evidence, " ") end },
}

local function attributes(list, class, fields)
  line(list, '    <attributes class="%s">', class)
  for _, field in ipairs(fields) do
    line(list, '      <attribute id="%s" title="%s" type="%s"/>', field[1], field[1], field[2])
  end
  line(list, "    </attributes>")
end

local function values(list, of, fields)
  line(list, "        <attvalues>")
  for _, field in ipairs(fields) do
    line(list, '          <attvalue for="%s" value="%s"/>', field[1], escape(field[3](of)))
  end
  line(list, "        </attvalues>")
end

-- A spell for each day on which something was done; a tie without any has none.
local function spells(list, tie)
  local last
  if #tie.days > 0 then
    line(list, "        <spells>")
    for _, day in ipairs(tie.days) do
      if day ~= last then
        line(list, '          <spell start="%s" end="%s"/>', days.text(day), days.text(day))
      end
      last = day
    end
    line(list, "        </spells>")
  end
end

function graphs.gexf(nodes, ties)
  local list = { '<?xml version="1.0" encoding="UTF-8"?>' }
  line(list, '<gexf xmlns="http://gexf.net/1.3" version="1.3">')
  line(list, "  <meta><creator>Moonwire</creator></meta>")
  line(list, '  <graph defaultedgetype="undirected" mode="dynamic" timeformat="date">')
  attributes(list, "node", NODE_FIELDS)
  attributes(list, "edge", TIE_FIELDS)
  line(list, "    <nodes>")
  for _, node in ipairs(nodes) do
    line(list, '      <node id="%s" label="%s">', escape(node.entity.id), escape(node.entity.name))
    values(list, node, NODE_FIELDS)
    line(list, "      </node>")
  end
  line(list, "    </nodes>")
  line(list, "    <edges>")
  for i, tie in ipairs(ties) do
    line(list, '      <edge id="%d" source="%s" target="%s" weight="%d">', i, escape(tie.one.id), escape(tie.other.id),
      tie.acts)
    values(list, tie, TIE_FIELDS)
    spells(list, tie)
    line(list, "      </edge>")
  end
  line(list, "    </edges>\n  </graph>\n</gexf>\n")
  return table.concat(list, "\n")
end

local GRAPHML_TYPES = { string = "string", double = "double", integer = "int" }

local function keys(list, class, fields)
  for _, field in ipairs(fields) do
    line(list, '  <key id="%s-%s" for="%s" attr.name="%s" attr.type="%s"/>', class, field[1], class, field[1],
      GRAPHML_TYPES[field[2]])
  end
end

local function data(list, of, class, fields)
  for _, field in ipairs(fields) do
    line(list, '      <data key="%s-%s">%s</data>', class, field[1], escape(field[3](of)))
  end
end

function graphs.graphml(nodes, ties)
  local node_fields = { { "label", "string", function(node) return node.entity.name end }, table.unpack(NODE_FIELDS) }
  local tie_fields = { { "weight", "integer", function(tie) return tostring(tie.acts) end }, table.unpack(TIE_FIELDS) }
  local list = { '<?xml version="1.0" encoding="UTF-8"?>' }
  line(list, '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">')
  keys(list, "node", node_fields)
  keys(list, "edge", tie_fields)
  line(list, '  <graph id="network" edgedefault="undirected">')
  for _, node in ipairs(nodes) do
    line(list, '    <node id="%s">', escape(node.entity.id))
    data(list, node, "node", node_fields)
    line(list, "    </node>")
  end
  for i, tie in ipairs(ties) do
    line(list, '    <edge id="e%d" source="%s" target="%s">', i, escape(tie.one.id), escape(tie.other.id))
    data(list, tie, "edge", tie_fields)
    line(list, "    </edge>")
  end
  line(list, "  </graph>\n</graphml>\n")
  return table.concat(list, "\n")
end

return graphs
