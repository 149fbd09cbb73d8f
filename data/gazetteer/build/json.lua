-- SPDX-License-Identifier: MIT
-- As much of JSON as the sources of the gazetteer need: flat objects of strings, one after the other.
local json = {}

local function text(s)
  s = s:gsub("\\u(%x%x%x%x)", function(hex) return utf8.char(tonumber(hex, 16)) end)
  return (s:gsub("\\(.)", "%1"))
end

function json.read(path)
  local file = assert(io.open(path, "rb"))
  local all = file:read("a")
  file:close()
  return all
end

-- Every innermost {…} of `all` as a table of its string members.
function json.objects(all)
  local found = {}
  for body in all:gmatch("{([^{}]*)}") do
    local object = {}
    for key, value in body:gmatch('"([^"]+)"%s*:%s*"(.-[^\\]?)"%s*[,\n}]?') do object[key] = text(value) end
    found[#found + 1] = object
  end
  return found
end

return json
