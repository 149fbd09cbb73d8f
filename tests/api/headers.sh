#!/bin/sh
# SPDX-License-Identifier: MIT
# Every public header compiles alone, as C17 and, where there is a C++ compiler, as C++17, without a warning.
#   sh tests/api/headers.sh SOURCE_FOLDER C_COMPILER
set -eu
source=$1 cc=$2 count=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for header in "$source"/include/moonwire/*.h; do
    name=$(basename "$header")
    printf '#include <moonwire/%s>\n' "$name" > "$work/alone.c"
    "$cc" -std=c17 -pedantic -Wall -Wextra -Werror -I"$source/include" -fsyntax-only "$work/alone.c"
    if command -v g++ > /dev/null 2>&1; then
        g++ -std=c++17 -Wall -Wextra -Werror -x c++ -I"$source/include" -fsyntax-only "$work/alone.c"
    fi
    count=$((count + 1))
done
echo "$count headers"
