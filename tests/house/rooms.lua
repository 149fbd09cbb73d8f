-- SPDX-License-Identifier: MIT
-- Holds every #include of the engine to the mw_room lines of engine/CMakeLists.txt: a room includes itself, the rooms
-- that its USES names, and public headers of those. Rooms name only rooms above them in the file, so there is no circle.
--   lua5.4 tests/house/rooms.lua SOURCE_FOLDER

local source = arg[1] or "."
local problems = {}

local function problem(...) problems[#problems + 1] = string.format(...) end

local function read(path)
  local file = io.open(path, "rb")
  if not file then return nil end
  local text = file:read("a")
  file:close()
  return text
end

local function list(command)
  local names = {}
  local pipe = assert(io.popen(command))
  for line in pipe:lines() do names[#names + 1] = line end
  pipe:close()
  table.sort(names)
  return names
end

-- Which room implements a public header.
local OWNER = {
  str = "base", error = "base", text = "text", article = "article", model = "model", frame = "frame",
  reader = "read", annotate = "annotate", store = "store", part = "store", decisions = "store", report = "render", chart = "render", script = "script", run = "run",
  statistic = "stats", tally = "stats", pairs = "stats", series = "stats", terms = "stats", collocates = "stats", bigrams = "stats",
  neardup = "stats", network = "stats", verify = "run", diff = "run",
}

local rooms, order = {}, {}
local cmake = assert(read(source .. "/engine/CMakeLists.txt")):gsub("#[^\n]*", "")
for name, body in cmake:gmatch("mw_room%((%w+)([^)]*)%)") do
  local uses = {}
  local list_of = body:match("USES%s+([%w%s]+)") or ""
  list_of = list_of:gsub("LINKS.*", ""):gsub("FILES.*", "")
  for used in list_of:gmatch("%w+") do
    uses[used] = true
    if not rooms[used] then problem("room %s uses %s, which is not below it", name, used) end
  end
  rooms[name] = { uses = uses, files = body }
  order[#order + 1] = name
end
assert(#order >= 5, "engine/CMakeLists.txt declares no rooms")

local function check(room, path, text)
  for header in text:gmatch('#%s*include%s+"([^"]+)"') do
    local other, file = header:match("^(%w+)/(.+)$")
    if not other then
      problem('%s: #include "%s" names no room', path, header)
    elseif other ~= room and not rooms[room].uses[other] then
      problem('%s: room %s does not use %s ("%s")', path, room, other, header)
    elseif other ~= room and file:match("_impl%.h$") then
      problem("%s: %s belongs to room %s alone", path, header, other)
    elseif not read(source .. "/engine/" .. header) then
      problem("%s: there is no %s", path, header)
    end
  end
  for header in text:gmatch("#%s*include%s+<moonwire/(%w+)%.h>") do
    local owner = OWNER[header]
    if header == "moonwire" then
      -- the whole library: for users and tests
    elseif not owner then
      problem("%s: nobody owns <moonwire/%s.h>: add it to OWNER", path, header)
    elseif owner ~= room and not rooms[room].uses[owner] then
      problem("%s: room %s does not use %s (<moonwire/%s.h>)", path, room, owner, header)
    end
  end
end

for _, room in ipairs(order) do
  for _, path in ipairs(list(string.format("find '%s/engine/%s' -name '*.[ch]'", source, room))) do
    check(room, path:sub(#source + 2), read(path))
    local name = path:match("([^/]+%.c)$")
    if name and name ~= "main.c" and not rooms[room].files:find(name, 1, true) then
      problem("%s is not among its room's FILES", path:sub(#source + 2))
    end
  end
end

-- Nothing but the agreed names at the root.
local ROOT = { engine = true, scripts = true, include = true, tests = true, data = true,
  ["CMakeLists.txt"] = true, ["README.md"] = true, LICENSE = true }
for _, name in ipairs(list(string.format("ls '%s'", source))) do
  if not ROOT[name] and not name:match("^build") then problem("%s does not belong at the root", name) end
end

for _, text in ipairs(problems) do print(text) end
print(string.format("%d rooms, %d problems", #order, #problems))
os.exit(#problems == 0 and 0 or 1)
