-- SPDX-License-Identifier: MIT
-- What speakers stand for, topic by topic, and where they turn about: each reversal with both sentences.

local filters = require "filters"
local stands = require "positions"

local positions = {
  summary = "What each speaker stands for on a topic over time, what was denied, and who turned about.",
  example = "moonwire run positions --topic talks",
}

positions.options = filters.options {
  speaker = { "", "only this speaker: a name, an alias or an id" },
  topic = { "", "only this topic: a name or words" },
  rows = { 60, "how many positions" },
}

local function tell_reversals(found, reversals, report)
  report:section("Turned about")
  local compared = stands.compared(found)
  if #compared == 0 then
    report:say("No statement could be compared with an earlier one of the same speaker on the same topic.")
  else
    report:say("Statements compared with an earlier one of the same speaker on the same topic: {compared}; "
      .. "found to say the opposite: {reversals}.", { compared = compared, reversals = reversals })
  end
  for row in reversals:each() do
    report:say("{speaker} on {topic}: {before} ({since}: {said}), then {after} ({day}: {says}).", {
      speaker = row:value("speaker"), topic = row:value("topic"),
      before = row:value("before"), said = row:value("said"), since = row.since or "no date",
      after = row:value("after"), says = row:value("says"), day = row.day or "no date",
    })
  end
end

function positions.run(corpus, options, report)
  local found = corpus:positions(filters.of(options, filters.given(options, "speaker", "topic")))
  report:title("Positions")
  report:say("Statements with a speaker and a topic: {positions}; speakers: {speakers}.", {
    positions = found,
    speakers = found:by("speaker"),
  })
  tell_reversals(found, found:reversals(), report)
  report:section("Who stands for what")
  report:table(found:sort("speaker", "topic", "published"), {
    columns = { "speaker", "topic", "published", "stance", "text" },
    rows = options.rows,
    chart = { kind = "lanes", date = "published", series = "speaker", label = "topic", state = "stance",
      states = { "says", "welcomes", "rejects", "praises", "demands" },
      title = "Statements by speaker and day" },
  })
end

return positions
