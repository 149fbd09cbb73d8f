-- SPDX-License-Identifier: MIT
-- The matches of a pattern as marks, in order of publication.

-- An array of marks; chosen may have from, to and outlet, as filters have.
return function(corpus, pattern, chosen)
  local list, id, article = {}, nil, nil
  for row in corpus:find { pattern = pattern }:each() do
    local day = (row.published or ""):sub(1, 10)
    local wanted = (not chosen.from or day >= chosen.from) and (not chosen.to or day <= chosen.to)
      and (not chosen.outlet or row.outlet == chosen.outlet)
    if wanted and row.article ~= id then
      id, article = row.article, corpus:article(row.article)
    end
    if wanted then
      local start, stop = row.cite:match(":(%d+)%-(%d+)$")
      list[#list + 1] = article:span(tonumber(start), tonumber(stop))
    end
  end
  return list
end
