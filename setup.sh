#!/usr/bin/env bash
# Installs what the build needs from Debian, and says how to get Swift where it is missing.
# `./setup.sh test` also installs what judges the files that Vigil writes, `./setup.sh bench` what `make bench` compares
# with, `./setup.sh fuzz` looks whether Swift came with libFuzzer.
set -eu

packages=(
  binutils ca-certificates gcc git libc6-dev libcurl4 libedit2 libgcc-12-dev libncurses6 libsqlite3-dev libstdc++-12-dev
  libxml2-dev
  make pkg-config python3 tzdata zlib1g-dev
)
if [ "${1:-}" = test ]; then
  packages+=(age chromium fonts-dejavu-core libxml2-utils mandoc poppler-utils python3-venv)
fi
if [ "${1:-}" = bench ]; then
  packages+=(libxml2-utils python3-venv sqlite3 time)
fi

missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
if [ ${#missing[@]} -gt 0 ]; then
  as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "error: these Debian packages are missing: ${missing[*]}" >&2
      echo "hint: run this as root, or: apt-get install ${missing[*]}" >&2
      exit 1
    fi
    as_root=(sudo)
  fi
  echo "Installing from Debian: ${missing[*]}"
  "${as_root[@]}" apt-get update -q
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}"
fi

no_swift() {
  echo "error: $1" >&2
  echo "hint: get Swift 6.2 or later for Debian 12 from https://www.swift.org/install/linux/ and put its usr/bin" >&2
  echo "      into PATH. Debian's own package called swift is another program: do not install it." >&2
  exit 1
}
version=$(swift --version 2>/dev/null | grep -oE 'Swift version [0-9]+\.[0-9]+' | grep -oE '[0-9]+\.[0-9]+' | head -n 1) || true
[ -n "${version:-}" ] || no_swift "there is no Swift here"
major=${version%%.*}
minor=${version#*.}
if [ "$major" -lt 6 ] || { [ "$major" -eq 6 ] && [ "$minor" -lt 2 ]; }; then
  no_swift "this is Swift $version, which is too old"
fi

if [ "${1:-}" = fuzz ]; then
  # Parts of Swift's own clang: Debian's packages are of another version.
  resources=$(swift -print-target-info | sed -n 's/.*"runtimeResourcePath": "\(.*\)".*/\1/p')
  for part in fuzzer asan; do
    [ -f "$resources/clang/lib/linux/libclang_rt.$part-$(uname -m).a" ] || no_swift "this Swift came without $part of clang"
  done
fi
