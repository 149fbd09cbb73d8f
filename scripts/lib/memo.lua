-- SPDX-License-Identifier: MIT
-- A question to a sentence or a paragraph that is asked again for each mark in it, and answered once: marks come in
-- order, so the last answer is enough.

-- A function of a mark that answers as ask(mark) does.
return function(ask)
  local key, answer
  return function(mark)
    local now = (mark.layer and mark.article or mark).sha256 .. mark.cite
    if now ~= key then
      key, answer = now, ask(mark)
    end
    return answer
  end
end
