-- SPDX-License-Identifier: MIT
-- Words for one thing between which a newsroom chooses. Add a theme, or a word, to follow another; a word is matched
-- whole, whatever its case, and a plural or possessive counts with it.

return {
  { theme = "Those in power", words = {
    "junta", "regime", "military government", "ruling council", "ruling military council", "State Administration Council",
    "military rulers", "generals", "Tatmadaw", "caretaker government" } },
  { theme = "How they came to power", words = {
    "coup", "takeover", "seizure of power", "seized power", "took power", "events of February" } },
  { theme = "The country", words = { "Myanmar", "Burma" } },
  { theme = "The capital", words = { "Naypyidaw", "Naypyitaw", "Nay Pyi Taw" } },
  { theme = "Their opponents", words = {
    "National Unity Government", "shadow government", "parallel government", "ousted lawmakers", "protesters", "rebels",
    "resistance", "terrorists" } },
  { theme = "The killing of convicts", words = { "executed", "executions", "put to death", "hanged" } },
  { theme = "The dead", words = { "killed", "died", "murdered", "massacred", "massacre" } },
}
