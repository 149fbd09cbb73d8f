-- SPDX-License-Identifier: MIT
-- A text as its words, in small letters: marks of punctuation, whichever a desk prints, make no difference.

local mw = require "moonwire"

local words = {}

local MARKS = { "\u{201C}", "\u{201D}", "\u{2018}", "\u{AB}", "\u{BB}", "\u{2014}", "\u{2013}", "\u{2026}", "\u{A0}" }

function words.of(text)
  local folded = mw.text.fold(text)
  for _, mark in ipairs(MARKS) do
    folded = folded:gsub(mark, " ")
  end
  local found = {}
  for word in folded:gmatch("[%w'\128-\255]+") do
    found[#found + 1] = word
  end
  return found
end

return words
