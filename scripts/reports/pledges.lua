-- SPDX-License-Identifier: MIT
-- Commitments: who promised what, first when, again when, due when; and what became of the meetings that were
-- announced.

local filters = require "filters"
local pledges = require "pledges"

local report_on = {
  summary = "Who promised what, first when, again when, due when; and what became of announced meetings.",
  example = "moonwire run pledges --to 2021-12-31",
}

report_on.options = filters.options {
  rows = { 60, "how many promises" },
}

function report_on.run(corpus, options, report)
  local found = pledges.of(corpus, filters.of(options))
  report:title("Pledges")
  report:say("Promises: {promises}; made more than once: {again}.", {
    promises = found,
    again = found:where(function(row) return row.times > 1 end),
  })
  report:section("Promised")
  report:table(found, { rows = options.rows })
  local announced = corpus:meetings(filters.of(options)):where(function(row) return row.announced ~= nil end)
  if #announced > 0 then
    report:section("Meetings that were announced")
    report:table(announced, { columns = { "announced", "date", "place", "parties", "status" } })
  end
end

return report_on
