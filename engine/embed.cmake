# SPDX-License-Identifier: MIT
# Puts a text file inside the program as NAME and NAME_end: mw_embed(VARIABLE file name) makes a C file and names it in VARIABLE.
function(mw_embed variable file name)
  set(path ${CMAKE_CURRENT_SOURCE_DIR}/${file})
  set(source ${PROJECT_BINARY_DIR}/generated/${name}.c)
  string(CONCAT text
    "/* Made by engine/embed.cmake. */\n"
    "__asm__(\".section .rodata\\n.balign 16\\n.hidden ${name}\\n.hidden ${name}_end\\n\"\n"
    "        \".global ${name}\\n${name}:\\n.incbin \\\"${path}\\\"\\n\"\n"
    "        \".global ${name}_end\\n${name}_end:\\n.byte 0\\n.text\\n\");\n"
    "typedef int ${name}_made;\n")
  file(CONFIGURE OUTPUT ${source} CONTENT "${text}" @ONLY)
  set_source_files_properties(${source} PROPERTIES OBJECT_DEPENDS ${path})
  set(${variable} ${source} PARENT_SCOPE)
endfunction()
