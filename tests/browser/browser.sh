#!/bin/sh
# SPDX-License-Identifier: MIT
# Opens every bundled report as a page in a real browser, at a phone's and at a desk's width, and does what a reader does:
# nothing overflows, nothing is asked of the network, no error is logged, a number opens its evidence, a header sorts,
# and with scripts switched off everything is there. Skipped (status 77) where chromium, chromedriver or curl are not
# installed; tests/browser/setup.sh installs them.
#   sh tests/browser/browser.sh build/moonwire [FOLDER FOR PICTURES]
set -eu
program=$1 pictures=${2:-}
browser=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || true)}
driver=$(command -v chromedriver || true)
for needed in "$browser" "$driver" "$(command -v curl || true)"; do
  [ -n "$needed" ] || { echo "skipped: no browser here (sh tests/browser/setup.sh installs one)"; exit 77; }
done

work=$(mktemp -d)
port=$((20000 + $$ % 20000))
"$driver" --port=$port --log-path="$work/driver.log" > /dev/null 2>&1 &
running=$!
trap 'kill $running 2> /dev/null || true; wait $running 2> /dev/null || true; rm -rf "$work"' EXIT
base=http://127.0.0.1:$port

post() { # PATH JSON
  curl -s -m 60 -H 'Content-Type: application/json' -d "$2" "$base/$1"
}

# A session with JavaScript (1) or without (2), of so many pixels; its id.
begin() { # 1|2 WIDTH HEIGHT
  post session "{\"capabilities\":{\"alwaysMatch\":{\"browserName\":\"chrome\",\"goog:loggingPrefs\":{\"browser\":\"ALL\"},
    \"goog:chromeOptions\":{\"binary\":\"$browser\",\"args\":[\"--headless=new\",\"--no-sandbox\",\"--disable-gpu\",
    \"--disable-dev-shm-usage\",\"--user-data-dir=$work/profile-$1-$2\",\"--window-size=$2,$3\"],
    \"mobileEmulation\":{\"deviceMetrics\":{\"width\":$2,\"height\":$3,\"pixelRatio\":1,\"touch\":false}},
    \"prefs\":{\"profile.managed_default_content_settings.javascript\":$1}}}}}" |
    sed -n 's/.*"sessionId":"\([0-9a-f]*\)".*/\1/p'
}

waited=0
until curl -s "$base/status" | grep -q '"ready":true'; do
  waited=$((waited + 1))
  [ $waited -lt 100 ] || { echo "the driver does not answer"; exit 1; }
  sleep 0.1
done

# What a script in the page returns, a text.
ask() { # SESSION FILE
  body=$(sed 's/\\/\\\\/g; s/"/\\"/g; s/^ *//' "$2" | grep -v '^//' | tr '\n' ' ')
  post "session/$1/execute/sync" "{\"script\":\"$body\",\"args\":[]}" | sed -n 's/^{"value":"\(.*\)"}$/\1/p'
}

failed=0
check() { # WHAT GOT
  [ "$2" = ok ] || { failed=$((failed + 1)); echo "FAILED $1: ${2:-no answer}"; }
}

here=$(cd "$(dirname "$0")" && pwd)
for report in $("$program" list | awk 'NF > 1 && /^[a-z]+  / {print $1}'); do
  MOONWIRE_DATA=/nonexistent "$program" run "$report" --html "$work/$report.html" > /dev/null
  bytes=$(wc -c < "$work/$report.html")
  [ "$bytes" -lt 200000 ] || [ "$report" != briefing ] || check "$report, size" "$bytes bytes"
  grep -Eq '(src|href)="(https?:)?//' "$work/$report.html" && check "$report, alone" "it names something outside"
done
[ -s "$work/briefing.html" ] || { echo "FAILED: no report was written"; exit 1; }

for width in 360 1280; do
  session=$(begin 1 $width 900)
  [ -n "$session" ] || { echo "FAILED: no session of $width pixels"; exit 1; }
  for page in "$work"/*.html; do
    name=$(basename "$page" .html)
    post "session/$session/url" "{\"url\":\"file://$page\"}" > /dev/null
    check "$name at $width, fits" "$(ask "$session" "$here/fits.js")"
    check "$name at $width, evidence opens" "$(ask "$session" "$here/opens.js")"
    check "$name at $width, pictures" "$(ask "$session" "$here/pictures.js")"
    check "$name at $width, tables sort" "$(ask "$session" "$here/sorts.js")"
    log=$(post "session/$session/se/log" '{"type":"browser"}')
    [ "$log" = '{"value":[]}' ] || check "$name at $width, log" "$log"
    if [ -n "$pictures" ]; then
      curl -s "$base/session/$session/screenshot" | sed 's/^{"value":"//; s/"}$//' | base64 -d > "$pictures/$name-$width.png"
    fi
  done
  post "session/$session/print" '{}' | grep -q '"value":"JVBERi0' && printed=ok || printed="no PDF"
  check "print at $width" "$printed"
  curl -s -X DELETE "$base/session/$session" > /dev/null
done

session=$(begin 2 1280 900)
for page in "$work"/*.html; do
  post "session/$session/url" "{\"url\":\"file://$page\"}" > /dev/null
  check "$(basename "$page" .html) without scripts" "$(ask "$session" "$here/plain.js")"
done
curl -s -X DELETE "$base/session/$session" > /dev/null

pages=$(ls "$work"/*.html | wc -l)
echo "$pages reports opened at two widths and without scripts, $failed failed"
[ "$failed" = 0 ]
