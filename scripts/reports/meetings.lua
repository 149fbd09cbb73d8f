-- SPDX-License-Identifier: MIT
-- Who met whom, when and where: one row for each real meeting, planned, held, cancelled or denied.

local filters = require "filters"

local meetings = {
  summary = "Who met whom, when and where: one row for each meeting, with what became of it.",
  example = "moonwire run meetings --between Russia,Myanmar",
}

meetings.options = filters.options {
  between = { "", "only meetings of two sides, parted by a comma: a country stands for all who belong to it" },
  status = { "", "only those that are planned, held, cancelled or denied in the end",
    one_of = { "planned", "held", "cancelled", "denied" } },
}

local COLUMNS = { "date", "place", "parties", "status", "announced", "reports", "independent" }

local CHART = { kind = "lanes", date = "date", since = "announced", label = "parties", state = "status",
  states = { "held", "planned", "cancelled", "denied" },
  title = "Meetings, each from its announcement where one was seen" }

local function wanted(options)
  local more = filters.given(options, "status")
  if options.between ~= "" then
    local one, other = options.between:match("^%s*(.-)%s*,%s*(.-)%s*$")
    if not one then
      error("--between takes two names parted by a comma: Russia,Myanmar", 0)
    end
    more.between = { one, other }
  end
  return filters.of(options, more)
end

function meetings.run(corpus, options, report)
  local found = corpus:meetings(wanted(options))
  report:title("Meetings")
  report:say("Meetings: {meetings}; those of which an announcement was seen: {announced}.", {
    meetings = found,
    announced = found:where(function(row) return row.announced ~= nil end),
  })
  report:table(found, { columns = COLUMNS, chart = CHART })
  local open = found:where(function(row) return row.status == "planned" end)
  if #open > 0 then
    report:section("Announced, and nothing seen since")
    report:table(open, { columns = { "announced", "date", "place", "parties" } })
  end
end

return meetings
