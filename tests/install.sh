#!/bin/sh
# Installs what the tests need on a Debian machine that has Rust, and only what is missing: a browser, fonts for
# Chinese and Tibetan, Node.js, a Java runtime (the Nu HTML checker is a Java program), and the packages of package.json.
set -eu
tests=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)

has() { command -v "$1" >/dev/null 2>&1; }
has_font() { dpkg -s "$1" 2>/dev/null | grep -q '^Status: .* installed$'; }

missing=
if [ -z "${CHROMIUM:-}" ]; then has chromium || missing="$missing chromium"; fi
# full.sh looks at the site in a second browser.
if [ -n "${MORE_TESTS:-}" ] && [ -z "${FIREFOX:-}" ]; then has firefox-esr || missing="$missing firefox-esr"; fi
# … and opens a ledger in another office program.
if [ -n "${MORE_TESTS:-}" ]; then
  has soffice || missing="$missing libreoffice-calc"
  # … and makes a site in parts.
  has parallel || missing="$missing parallel"
  /usr/bin/python3 -c 'import uno' 2>/dev/null || missing="$missing python3-uno"
fi
# … the site on the servers and through the tools that bureaus have.
if [ -n "${MORE_TESTS:-}" ]; then
  has rclone || missing="$missing rclone"
  has nginx || missing="$missing nginx-light"
  has apache2 || missing="$missing apache2"
  [ -x /usr/share/tomcat10/bin/catalina.sh ] || missing="$missing tomcat10"
  [ -x /usr/sbin/sshd ] || missing="$missing openssh-server"
  has openssl || missing="$missing openssl"
  has python3 || missing="$missing python3"
  python3 -m pip --version >/dev/null 2>&1 || missing="$missing python3-pip"
fi
has java || missing="$missing default-jre-headless"
has node || missing="$missing nodejs"
has npm || missing="$missing npm"
if has dpkg; then
  for font in fonts-noto-core fonts-noto-cjk; do
    has_font "$font" || missing="$missing $font"
  done
fi

if [ -n "$missing" ]; then
  if ! has apt-get; then
    echo "These are missing, and there is no apt-get to install them:$missing" >&2
    exit 1
  fi
  root=
  if [ "$(id -u)" != 0 ]; then root=sudo; fi
  # Another installation may be under way: apt waits for its lock instead of failing.
  $root apt-get -o DPkg::Lock::Timeout=600 update -q
  # shellcheck disable=SC2086 # a list of package names
  $root env DEBIAN_FRONTEND=noninteractive \
    apt-get -o DPkg::Lock::Timeout=600 install -q -y --no-install-recommends $missing
fi

# The stamp says which lock file the installed packages come from.
stamp="$tests/node_modules/.installed-from"
if ! cmp -s "$tests/package-lock.json" "$stamp"; then
  npm ci --prefix "$tests" --no-progress
  cp "$tests/package-lock.json" "$stamp"
fi

# The reader of web archives that full.sh holds ours against.
if [ -n "${MORE_TESTS:-}" ] && ! [ -d "$tests/python_modules/warcio" ]; then
  python3 -m pip install --quiet --disable-pip-version-check --target "$tests/python_modules" warcio==1.7.5
fi
