#!/bin/sh
# SPDX-License-Identifier: MIT
# How fast and how large: the stages of `moonwire bench` over a text, and the memory of `annotate` over once, four and
# sixteen times as many articles, which is to stay flat. No test: machines differ, and only ratios of one run count.
#   sh tests/bench/bench.sh build/moonwire [ARTICLES.jsonl]      (without articles: those of data/story, again and again)
set -eu
program=$1
here=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if [ $# -gt 1 ]; then
  cp "$2" "$work/once.jsonl"
else
  "$program" annotate --only article "$here/data/story" > "$work/story.jsonl"
  for i in $(seq 40); do sed "s/\"id\":\"/&$i-/" "$work/story.jsonl"; done > "$work/once.jsonl"
fi

"$program" bench "$work/once.jsonl" --mb 5

peak() { # of `annotate` over a file, in MB
  "$program" annotate "$1" > /dev/null &
  child=$! most=0
  while kill -0 $child 2>/dev/null; do
    now=$(awk '/VmHWM/ {print $2}' /proc/$child/status 2>/dev/null || true)
    [ "${now:-0}" -gt "$most" ] && most=$now
    sleep 0.02
  done
  wait $child
  echo "$((most / 1024)) MB"
}

echo
cp "$work/once.jsonl" "$work/input.jsonl"
for times in 1 4 16; do
  echo "annotate, $(wc -l < "$work/input.jsonl") articles: peak $(peak "$work/input.jsonl")"
  cat "$work/input.jsonl" "$work/input.jsonl" "$work/input.jsonl" "$work/input.jsonl" > "$work/next.jsonl"
  mv "$work/next.jsonl" "$work/input.jsonl"
done
