#!/bin/sh
# Sees to it that there are a Chromium, a Firefox and a Chinese font for the browser tests. `make site` needs none.
set -eu

has_chromium() {
  command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 ||
    command -v google-chrome >/dev/null 2>&1 || test -n "${PORTAL_TEST_CHROMIUM:-}"
}

has_firefox() {
  command -v firefox-esr >/dev/null 2>&1 || command -v firefox >/dev/null 2>&1
}

has_chinese_font() {
  ! command -v fc-list >/dev/null 2>&1 || test -n "$(fc-list :lang=zh | head -n 1)"
}

if has_chromium && has_firefox && has_chinese_font; then
  exit 0
fi
if command -v apt-get >/dev/null 2>&1 && test "$(id -u)" -eq 0; then
  export DEBIAN_FRONTEND=noninteractive
  apt-get -qq update
  apt-get -qq install -y --no-install-recommends chromium fontconfig fonts-noto-cjk >/dev/null
  # Ubuntu has none: its tests are then skipped
  apt-get -qq install -y --no-install-recommends firefox-esr >/dev/null || true
elif has_chromium && has_chinese_font; then
  echo 'Without Firefox its tests are skipped.' >&2
elif test "$(uname)" = Darwin; then
  .venv/bin/playwright install chromium
else
  echo 'The browser tests need Chromium and a Chinese font, and would like Firefox. On Debian:' >&2
  echo '    sudo apt-get install chromium firefox-esr fontconfig fonts-noto-cjk' >&2
  exit 3
fi
