#!/bin/sh
# SPDX-License-Identifier: MIT
# What tests/browser/browser.sh needs and the program does not: a browser, its driver, curl (Debian). Status 77: there is
# no way to install them here.
set -u
there() {
  command -v chromedriver && command -v curl && { command -v chromium || command -v chromium-browser; }
}
there > /dev/null && exit 0
if [ "$(id -u)" = 0 ]; then as_root=; else as_root="sudo -n"; fi
{ $as_root apt-get update && $as_root apt-get install -y --no-install-recommends chromium chromium-driver curl; } ||
  { echo "skipped: chromium, chromedriver and curl cannot be installed here"; exit 77; }
