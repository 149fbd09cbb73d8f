-- SPDX-License-Identifier: MIT
-- Every example that help shows is run, in a copy of the bundled story's folder: help that does not work is no help.
--   lua5.4 tests/cli/examples.lua MOONWIRE SOURCE_FOLDER

local program, source = arg[1], arg[2]

local function output(command)
  local pipe = assert(io.popen(command .. " 2>&1"))
  local text = pipe:read("a")
  local good, _, status = pipe:close()
  return text, good and 0 or status
end

local work = output("mktemp -d"):gsub("%s+$", "")
-- What the examples name: the story, a feed, a folder, an article, a report, labelled text.
assert(os.execute(string.format([[
  cd '%s' && mkdir -p data bin scripts/examples && cp -r '%s/data/story' data/story && cp -r data/story articles &&
  cp -r data/story archive && cp '%s'/scripts/examples/*.lua scripts/examples/ && ln -s '%s' bin/moonwire &&
  cp data/story/2022-08-03-lavrov-in-naypyidaw.txt article.txt &&
  printf '{"id":"a","published":"2022-08-03","text":"Lavrov said it was late."}\n' > feed.jsonl &&
  printf 'Mr.\tPROPN\tO\t1\nleft\tPROPN\tB-PERSON\t1\ntoday\tNOUN\tO\t0\n.\tPUNCT\tO\tP\n\n' > ewt.dev.col.xz &&
  cp ewt.dev.col.xz gmb.dev.col.xz && cp ewt.dev.col.xz ewt.train.col.xz && cp ewt.dev.col.xz gmb.train.col.xz &&
  bin/moonwire run briefing data/story --json briefing.json > /dev/null &&
  bin/moonwire ingest data/story --into corpus.db 2> /dev/null]], work, source, source, program)))

-- Labelled texts, of one sentence, where the recipe and the examples look for them. "rain" is no person: an error to find.
local function put(path, text)
  local file = assert(io.open(work .. "/" .. path, "wb"))
  file:write(text)
  file:close()
end
local labelled = "Anna\tPROPN\tB-PERSON\t1\nlikes\tVERB\tO\t1\nrain\tNOUN\tB-PERSON\t0\n.\tPUNCT\tO\t1\n\n"
local recipe = assert(io.open(source .. "/data/model/english.recipe", "rb")):read("a")
assert(os.execute(string.format("mkdir -p '%s/texts' '%s/data/model'", work, work)))
put("data/model/english.recipe", recipe)
for file in recipe:gmatch("\nset\t[^\t]*\t([^\t\n]*)") do put("texts/" .. file, labelled) end
for file in recipe:gmatch("\nclasses\t([^\t\n]*)") do put("data/model/" .. file, "anna\t00402041\n") end
put("ewt.dev.col.xz", labelled)
put("gmb.dev.col.xz", labelled)

local ran, failed = 0, 0

local function try(command, where)
  local text, status = output(string.format("cd '%s' && HOME='%s' PATH=\"$PWD/bin:$PATH\" sh -c '%s' < /dev/null", work, work,
    command:gsub("'", [['\'']])))
  ran = ran + 1
  if status ~= 0 then
    failed = failed + 1
    print(string.format("%s: %s\n  exit status %d\n%s", where, command, status, text:sub(1, 500)))
  end
end

local function examples_of(text)
  local list = {}
  for line in text:gmatch("[^\n]+") do
    local command = line:match("^%s+(moonwire .*)$") or line:match("^%s+(echo .*)$")
    if command then list[#list + 1] = command:gsub("%s+$", "") end
  end
  return list
end

local overview = output("'" .. program .. "' help")
for name in overview:gmatch("\n  (%l+) ") do
  local text, status = output(string.format("'%s' %s --help", program, name))
  if status ~= 0 then
    failed = failed + 1
    print(name .. " --help: exit status " .. status)
  end
  for _, command in ipairs(examples_of(text)) do
    try(command, name .. " --help")
  end
end
for report in output("'" .. program .. "' list"):gmatch("(%l+) +%u[^\n]*\n") do
  for _, command in ipairs(examples_of(output(string.format("'%s' help %s", program, report)))) do
    try(command, "help " .. report)
  end
end
os.execute("rm -rf '" .. work .. "'")
print(string.format("%d examples, %d failed", ran, failed))
os.exit(failed == 0 and ran > 10 and 0 or 1)
