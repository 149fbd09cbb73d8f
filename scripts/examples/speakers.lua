-- SPDX-License-Identifier: MIT
-- The streaming form: every article is seen once, no corpus is built, and what start() makes can be merged, so the script
-- runs unchanged on any number of articles. Over files, names are those of each article; over a corpus they are one over all.

local mw = require "moonwire"

local speakers = {
  summary = "The people and bodies quoted most.",
  example = "moonwire run scripts/examples/speakers.lua --top 5 data/story",
}

speakers.options = {
  top = { 10, "how many speakers to list" },
}

function speakers.start()
  return { said = mw.tally() }
end

function speakers.each(article, seen)
  for _, quote in ipairs(article.quotes) do
    if quote.speaker and quote.grade ~= "guess" then
      seen.said:add(quote.speaker, quote) -- the span is the evidence
    end
  end
end

function speakers.report(seen, options, report)
  report:title("The people and bodies quoted most")
  report:table(seen.said:top(options.top):named("speaker", "quotes"))
end

return speakers
