-- SPDX-License-Identifier: MIT
-- Options that every report has, and the filters of corpus methods that they stand for.

local filters = {}

-- Adds from, to and outlet to a report's own options.
function filters.options(own)
  local all = {
    from = { "", "only articles published on or after this day (YYYY-MM-DD)", day = true },
    to = { "", "only articles published on or before this day", day = true },
    outlet = { "", "only articles of this outlet" },
  }
  for name, option in pairs(own) do
    all[name] = option
  end
  return all
end

-- The filters that a report's options ask for, with more of its own.
function filters.of(options, more)
  local chosen = {}
  for _, name in ipairs { "from", "to", "outlet" } do
    if options[name] ~= "" then
      chosen[name] = options[name]
    end
  end
  for name, value in pairs(more or {}) do
    chosen[name] = value
  end
  return chosen
end

-- Those of the named options that were given: { speaker = "Lavrov" }.
function filters.given(options, ...)
  local chosen = {}
  for _, name in ipairs { ... } do
    if options[name] ~= "" then
      chosen[name] = options[name]
    end
  end
  return chosen
end

return filters
