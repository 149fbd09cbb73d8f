-- SPDX-License-Identifier: MIT
-- Which names of countries the gazetteer lacks: those of Debian's iso-codes and of the Unicode CLDR.
--
--   lua5.4 countries.lua ISO_3166-1.JSON TERRITORIES.JSON FOLDER_OF_THE_GAZETTEER
--
-- Prints code and name of each, and nothing when all are there. Names that only lists print ("Congo - Kinshasa",
-- "Iran, Islamic Republic of") are passed over.
package.path = arg[0]:gsub("[^/]*$", "") .. "?.lua;" .. package.path
local json, tables = require "json", require "tables"

local known = {}
for _, name in ipairs { "countries", "places", "bodies", "cast" } do
  for _, row in ipairs(tables.read(arg[3] .. "/" .. name .. ".tsv")) do known[tables.fold(row.phrase)] = true end
end

local function only_in_lists(name)
  return name:find(", ") or name:find(" - ") or name:find("%(") or name:find(" SAR ")
end

-- Uninhabited, a name of people (Pitcairn), or never printed in news by this name.
local PASSED = { PN = true, AQ = true, BQ = true, BV = true, HM = true, TF = true, UM = true, GS = true, CC = true, SX = true }

local function check(code, name)
  if not name or only_in_lists(name) or PASSED[code] then return end
  name = name:gsub("^[Tt]he ", "")
  if not known[tables.fold(name)] then print(code, name) end
end

local territories = json.read(arg[2])
for _, country in ipairs(json.objects(json.read(arg[1]))) do
  local code = country.alpha_2
  if code then
    check(code, country.common_name)
    check(code, country.name)
    check(code, country.official_name)
    for _, key in ipairs { code, code .. "-alt-short", code .. "-alt-variant" } do
      check(code, territories:match('"' .. key:gsub("%-", "%%-") .. '"%s*:%s*"(.-)"'))
    end
  end
end
