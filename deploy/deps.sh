#!/usr/bin/env bash
# Installs the Debian packages that Budi needs to build, run and test. Asks for
# nothing, and does nothing when all are there.
set -euo pipefail

packages=(
  # build
  gcc libc6-dev pkg-config
  # the recogniser and its English model; the synthesisers (programs of their own)
  libpocketsphinx-dev pocketsphinx-en-us espeak-ng flite
  # voice activity, echo, codecs
  libwebrtc-audio-processing-dev libspeexdsp-dev libopus-dev
  # real peers for the tests
  sip-tester sipsak baresip iproute2 tshark sox
)

missing=()
for p in "${packages[@]}"; do
  status=$(dpkg-query -W -f '${db:Status-Status}' "$p" 2>/dev/null || true)
  [ "$status" = installed ] || missing+=("$p")
done
if ! command -v "${GO:-go}" >/dev/null; then
  echo "Budi needs Go 1.26 or newer: install it from https://go.dev/dl/ and put its bin folder on PATH." >&2
  exit 1
fi
[ ${#missing[@]} -eq 0 ] && exit 0

if ! command -v apt-get >/dev/null; then
  echo "This system has no apt-get. Install what these Debian packages hold: ${missing[*]}" >&2
  exit 1
fi
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null; then
    echo "Run as root: apt-get install ${missing[*]}" >&2
    exit 1
  fi
  as_root=(sudo)
fi
echo "Installing: ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
