-- SPDX-License-Identifier: MIT
-- A report of one's own: who is quoted in the articles on a word, and how many are said to have been killed.
--   moonwire run ./first.lua story
--   moonwire run ./first.lua story --word executions

local first = { summary = "Who is quoted in the articles on a word." }

first.options = {
  word = { "sanctions", "the word that the articles have" },
  rows = { 5, "how many speakers to list" },
}

function first.run(corpus, options, report)
  local quotes = corpus:quotes { text = options.word }
  report:title("Who is quoted where it is about one thing")
  report:say("{quotes} quotations in {articles} articles that have the word.",
    { quotes = quotes, articles = corpus:articles { text = options.word } })
  report:section("Speakers")
  report:table(quotes:by("speaker"):top(options.rows))
  report:section("Killed, by whose count")
  report:table(corpus:figures { text = options.word, about = "killed" }, { columns = { "published", "text", "source", "outlet" } })
end

return first
