-- SPDX-License-Identifier: MIT
-- What stands for somebody in a column: a body with a long name is called by its letters, as everybody calls it.

local mw = require "moonwire"

local labels = {}

local LONG = 20 -- bytes of a name that a column holds

-- Of a name of an article or an entity, or of an id and what it is called; nil of nil.
function labels.of(name, shown)
  if not name then
    return nil
  end
  shown = shown or name.name
  return #shown > LONG and mw.acronym(name) or shown
end

return labels
