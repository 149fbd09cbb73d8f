-- SPDX-License-Identifier: MIT
-- Reading the project's own tables, for the recipes beside this file.
local tables = {}

function tables.read(path)
  local rows, columns = {}, nil
  for line in io.lines(path) do
    if line ~= "" and line:sub(1, 1) ~= "#" then
      local cells = {}
      for cell in (line .. "\t"):gmatch("(.-)\t") do cells[#cells + 1] = cell end
      if not columns then
        columns = cells
      else
        local row = {}
        for i, name in ipairs(columns) do row[name] = cells[i] or "" end
        rows[#rows + 1] = row
      end
    end
  end
  return rows
end

-- A name as the tables match it: without regard to case and to the kind of apostrophe.
function tables.fold(name)
  return (name:gsub("’", "'"):gsub("‘", "'"):gsub("ʻ", "'"):lower())
end

-- Latin letters without their marks; a letter that is not listed is dropped by slug.
local PLAIN = {
  a = "àáâãäåāăąǎạảấầẩẫậắằẳẵặ", c = "çćĉċč", d = "ďđḑḍð", e = "èéêëēĕėęěẹẻẽếềểễệə", g = "ĝğġģḡǧ", h = "ĥħḩḥẖ",
  i = "ìíîïĩīĭįıịỉ", j = "ĵ", k = "ķḵ", l = "ĺļľŀłḷ", n = "ñńņňŉṇ", o = "òóôõöøōŏőơọỏốồổỗộớờởỡợ", r = "ŕŗřṛ",
  s = "śŝşšșṣ", t = "ţťŧțṭ", u = "ùúûüũūŭůűųưụủứừửữự", w = "ŵ", y = "ýÿŷỳỵỷỹ", z = "źżžẓ",
  A = "ÀÁÂÃÄÅĀĂĄǍẠẢẤẦẨẪẬ", C = "ÇĆĈĊČ", D = "ĎĐḐḌÐ", E = "ÈÉÊËĒĔĖĘĚẸẺẼẾỀỂỄỆƏ", G = "ĜĞĠĢḠǦ", H = "ĤĦḨḤ", I = "ÌÍÎÏĨĪĬĮİỊ",
  J = "Ĵ", K = "ĶḴ", L = "ĹĻĽĿŁ", N = "ÑŃŅŇ", O = "ÒÓÔÕÖØŌŎŐƠỌỎỐỒỔỖỘ", R = "ŔŖŘ", S = "ŚŜŞŠȘṢ", T = "ŢŤŦȚṬ",
  U = "ÙÚÛÜŨŪŬŮŰŲƯỤỦỨ", W = "Ŵ", Y = "ÝŶŸỲ", Z = "ŹŻŽẒ",
}
local plain_of = { ["æ"] = "ae", ["œ"] = "oe", ["ß"] = "ss", ["Æ"] = "Ae", ["Œ"] = "Oe", ["þ"] = "th", ["Þ"] = "Th",
  ["’"] = "'", ["‘"] = "'", ["ʻ"] = "'", ["ʼ"] = "'", ["`"] = "'" }
for letter, marked in pairs(PLAIN) do
  for _, code in utf8.codes(marked) do plain_of[utf8.char(code)] = letter end
end

function tables.plain(name)
  return (name:gsub(utf8.charpattern, plain_of))
end

function tables.slug(name)
  return (tables.plain(name):lower():gsub("[^a-z0-9]+", "-"):gsub("^-+", ""):gsub("-+$", ""))
end

return tables
