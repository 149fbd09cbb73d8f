#!/bin/sh
# SPDX-License-Identifier: MIT
# Installs what is missing, configures and builds a release in build/. Quick when there is nothing to do.
#   sh engine/setup.sh            build
#   sh engine/setup.sh --check    say what is missing and stop
set -eu
cd "$(dirname "$0")/.."

say() { printf 'setup: %s\n' "$*"; }

modules='lua5.4|lua-5.4|lua54|lua libpcre2-8 sqlite3 libxml-2.0 libarchive libutf8proc libedit libxxhash json-c libmd criterion'

missing() { # prints what is not there
    for tool in cc cmake make pkg-config; do
        command -v "$tool" >/dev/null 2>&1 || printf '%s ' "$tool"
    done
    command -v lua5.4 >/dev/null 2>&1 || command -v lua >/dev/null 2>&1 || printf 'lua '
    if command -v pkg-config >/dev/null 2>&1; then
        for module in $modules; do
            found=
            for name in $(printf '%s' "$module" | tr '|' ' '); do
                if pkg-config --exists "$name"; then found=1; fi
            done
            [ -n "$found" ] || printf '%s ' "${module%%|*}"
        done
    fi
    if command -v cc >/dev/null 2>&1; then # libstemmer has no .pc file
        printf '#include <libstemmer.h>\n' | cc -E - >/dev/null 2>&1 || printf 'libstemmer '
    fi
}

debian='gcc libc6-dev make cmake pkg-config lua5.4 liblua5.4-dev libpcre2-dev libsqlite3-dev libcriterion-dev
    libxml2-dev libarchive-dev libutf8proc-dev libstemmer-dev libedit-dev libxxhash-dev libjson-c-dev libmd-dev'
fedora='gcc make cmake pkgconf-pkg-config lua lua-devel pcre2-devel sqlite-devel criterion-devel
    libxml2-devel libarchive-devel utf8proc-devel libstemmer-devel libedit-devel xxhash-devel json-c-devel libmd-devel'
arch='gcc make cmake pkgconf lua54 pcre2 sqlite criterion libxml2 libarchive libutf8proc snowball libedit xxhash json-c libmd'
homebrew='cmake pkg-config lua pcre2 sqlite criterion libxml2 libarchive utf8proc snowball libedit xxhash json-c libmd'

lacking=$(missing)
if [ "${1:-}" = --check ]; then
    [ -z "$lacking" ] && say 'nothing is missing' || say "missing: $lacking"
    exit 0
fi

if [ -n "$lacking" ]; then
    say "missing: $lacking"
    if command -v apt-get >/dev/null 2>&1; then
        as_root=
        [ "$(id -u)" = 0 ] || as_root=sudo
        say 'installing with apt-get'
        # shellcheck disable=SC2086
        $as_root apt-get update -qq
        # shellcheck disable=SC2086
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $debian >/dev/null
        lacking=$(missing)
        [ -z "$lacking" ] || { say "still missing: $lacking"; exit 1; }
    else
        say 'install these packages, then run this again:'
        if command -v dnf >/dev/null 2>&1; then echo "    sudo dnf install" $fedora
        elif command -v pacman >/dev/null 2>&1; then echo "    sudo pacman -S" $arch
        elif command -v brew >/dev/null 2>&1; then echo "    brew install" $homebrew
        else echo "    (Debian's names)" $debian
        fi
        exit 1
    fi
fi

run() { # runs a step; what it prints is shown only when it fails
    log=$1
    shift
    if ! "$@" >"$log" 2>&1; then
        tail -n 40 "$log" >&2
        say "failed: $*   (all of it: $log)"
        exit 1
    fi
}

mkdir -p build
if [ ! -f build/CMakeCache.txt ]; then
    say 'configuring build/'
    run build/configure.log cmake -S . -B build -DCMAKE_BUILD_TYPE=Release
fi
jobs=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
say 'building'
run build/build.log cmake --build build -j "$jobs"
say "ready: build/moonwire ($(build/moonwire --version))"
