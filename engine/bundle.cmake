# SPDX-License-Identifier: MIT
# Puts data/ and scripts/ inside the program: one .incbin a file and a table of name, start and end, sorted by name.
# The linker maps the bytes; nothing is parsed until somebody asks for a file by its name. The hash of a language table
# stands beside it, so that the model need not read all bytes to say which tables it has; so an edited table configures anew.

file(GLOB_RECURSE MW_BUNDLE_FILES CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}
  ${PROJECT_SOURCE_DIR}/data/words/*.tsv
  ${PROJECT_SOURCE_DIR}/data/gazetteer/*.tsv
  ${PROJECT_SOURCE_DIR}/data/model/*.mw
  ${PROJECT_SOURCE_DIR}/data/story/*.txt
  ${PROJECT_SOURCE_DIR}/data/demo/*
  ${PROJECT_SOURCE_DIR}/scripts/*.lua)
list(SORT MW_BUNDLE_FILES)

set(MW_BUNDLE_SOURCE ${PROJECT_BINARY_DIR}/generated/bundle_files.c)
set(asm "")
set(externs "")
set(rows "")
set(number 0)
set(paths "")
foreach(file IN LISTS MW_BUNDLE_FILES)
  set(path ${PROJECT_SOURCE_DIR}/${file})
  string(REGEX REPLACE "^data/" "" name ${file})
  string(APPEND asm "__asm__(\".section .rodata\\n.balign 16\\n.hidden mw_file_${number}\\n.hidden mw_file_${number}_end\\n\"\n"
    "        \".global mw_file_${number}\\nmw_file_${number}:\\n.incbin \\\"${path}\\\"\\n\"\n"
    "        \".global mw_file_${number}_end\\nmw_file_${number}_end:\\n.byte 0\\n.text\\n\");\n")
  string(APPEND externs "extern const char mw_file_${number}[], mw_file_${number}_end[];\n")
  set(hash "")
  if(file MATCHES "\\.tsv$")
    file(SHA256 ${path} hash)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${path})
  endif()
  string(APPEND rows "    { \"${name}\", mw_file_${number}, mw_file_${number}_end, \"${hash}\" },\n")
  list(APPEND paths ${path})
  math(EXPR number "${number} + 1")
endforeach()
string(CONCAT text
  "/* Made by engine/bundle.cmake. */\n#include \"model/bundle.h\"\n\n" "${asm}\n" "${externs}\n"
  "const mw_bundle_file MW_BUNDLE[] = {\n" "${rows}" "    { 0, 0, 0, 0 },\n};\n"
  "const unsigned MW_BUNDLE_COUNT = ${number};\n")
file(CONFIGURE OUTPUT ${MW_BUNDLE_SOURCE} CONTENT "${text}" @ONLY)
set_source_files_properties(${MW_BUNDLE_SOURCE} PROPERTIES OBJECT_DEPENDS "${paths}")
