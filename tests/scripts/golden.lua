-- SPDX-License-Identifier: MIT
-- Runs every bundled report over the bundled story and compares what it prints with the file of the same name here: same
-- bytes, whatever the locale, the time zone and the working folder. Read every line of a new output against the dispatches
-- before you accept it.
--   lua5.4 tests/scripts/golden.lua MOONWIRE SOURCE_FOLDER [--update]

local program, source, update = arg[1], arg[2], arg[3] == "--update"

local RUNS = {
  { "briefing.txt", "run briefing" },
  { "briefing.json", "run briefing --json -" },
  { "briefing-august-2022.txt", "run briefing --from 2022-07-25 --to 2022-08-07" },
  { "briefing.md", "run briefing --from 2022-07-25 --to 2022-08-07 --markdown -" },
  { "figures.txt", "run figures" },
  { "figures.json", "run figures --json -" },
  { "quotes.txt", "run quotes" },
  { "quotes.json", "run quotes --json -" },
  { "quotes-lavrov.txt", "run quotes --speaker Lavrov" },
  { "meetings.txt", "run meetings" },
  { "meetings.json", "run meetings --json -" },
  { "meetings-russia.txt", "run meetings --between Russia,Myanmar" },
  { "positions.txt", "run positions" },
  { "positions.json", "run positions --json -" },
  { "positions-talks.txt", "run positions --topic talks" },
  { "timeline.txt", "run timeline" },
  { "timeline.json", "run timeline --json -" },
  { "timeline-lavrov.txt", "run timeline --actor Lavrov" },
  { "pledges.txt", "run pledges" },
  { "pledges.json", "run pledges --json -" },
  { "dealings.txt", "run dealings" },
  { "dealings.json", "run dealings --json -" },
  { "dealings-russia.txt", "run dealings --of Russia" },
  { "profile.txt", "run profile" },
  { "profile.json", "run profile --of Lavrov --json -" },
  { "framing.txt", "run framing" },
  { "framing.json", "run framing --words junta,regime --json -" },
  { "coverage.txt", "run coverage" },
  { "coverage.json", "run coverage --from 2022-07-01 --to 2022-09-30 --json -" },
  { "changes.txt", "run changes --since 2022-08-01" },
  { "changes.json", "run changes --json -" },
  { "network.txt", "run network" },
  { "network.json", "run network --nodes PERSON --per month --json -" },
  { "sourcing.txt", "run sourcing" },
  { "sourcing.json", "run sourcing --from 2023-01-01 --json -" },
  { "audit.txt", "run audit" },
  { "audit.json", "run audit --from 2023-01-01 --json -" },
  { "speakers.txt", "run " .. source .. "/scripts/examples/speakers.lua --top 5" },
  { "list.txt", "list" },
}

-- The same run must not depend on any of these.
local SURROUNDINGS = {
  "env -u LC_ALL LANG=C TZ=UTC",
  "cd / && env LC_ALL=de_DE.UTF-8 LANG=de_DE.UTF-8 TZ=Asia/Yangon COLUMNS=40",
}

local function output(surroundings, command)
  local pipe = assert(io.popen(string.format("%s MOONWIRE_DATA=/nonexistent '%s' %s 2>&1", surroundings, program, command)))
  local text = pipe:read("a")
  local good, _, status = pipe:close()
  return text, good and 0 or status
end

local function read(path)
  local file = io.open(path, "rb")
  local text = file and file:read("a")
  if file then file:close() end
  return text
end

local function first_difference(a, b)
  local line = 1
  local next_a, next_b = a:gmatch("([^\n]*)\n?"), b:gmatch("([^\n]*)\n?")
  while true do
    local one, other = next_a(), next_b()
    if one ~= other or not one then return line, one or "(end)", other or "(end)" end
    line = line + 1
  end
end

local failed = 0
for _, run in ipairs(RUNS) do
  local name, command = run[1], run[2]
  local path = source .. "/tests/scripts/" .. name
  local seen
  for _, surroundings in ipairs(SURROUNDINGS) do
    local text, status = output(surroundings, command)
    -- A file's own path is no part of what must be the same.
    text = text:gsub(source:gsub("%p", "%%%0") .. "/", "")
    -- Nor is the version of the language tables: what they change shows in the lines above it.
    text = text:gsub('"lexicon":"%x+"', '"lexicon":"…"')
    text = text:gsub('("scripts/lib/[%w_]+%.lua":)"%x+"', '%1"…"')
    if status ~= 0 then
      print(string.format("%s: exit status %d\n%s", name, status, text))
      failed = failed + 1
      break
    end
    if update and not seen then
      local file = assert(io.open(path, "wb"))
      file:write(text)
      file:close()
    end
    local wanted = seen or read(path) or ""
    if text ~= wanted then
      local line, now, before = first_difference(text, wanted)
      print(string.format("%s differs %s at line %d\n  is:  %s\n  was: %s", name,
        seen and "with the surroundings" or "from the golden file", line, now, before))
      failed = failed + 1
      break
    end
    seen = text
  end
end
print(string.format("%d runs, %d failed", #RUNS, failed))
os.exit(failed == 0 and 0 or 1)
