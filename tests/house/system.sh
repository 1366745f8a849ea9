#!/bin/sh
# Install the few system libraries that Qt lacks on Debian and Ubuntu; say so elsewhere.
set -eu
[ "$(uname -s)" = Linux ] || exit 0
command -v dpkg-query >/dev/null 2>&1 || exit 0
missing=""
for each in libgl1 libegl1 libxkbcommon0 libfontconfig1 libdbus-1-3 libxcb-cursor0 \
    libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0 xvfb xauth; do
    dpkg-query -W -f='${Status}' "$each" 2>/dev/null | grep -q "ok installed" || missing="$missing $each"
done
# glib changed its package name in newer releases
ldconfig -p | grep -q 'libglib-2.0.so.0' || missing="$missing libglib2.0-0"
[ -n "$missing" ] || exit 0
root=""
if [ "$(id -u)" != 0 ]; then
    if command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        root="sudo -n"
    else
        echo "These system packages are missing; please install them and try again:"
        echo "  apt-get install$missing"
        exit 1
    fi
fi
echo "Installing system packages:$missing"
$root apt-get update -qq
DEBIAN_FRONTEND=noninteractive $root apt-get install -y -qq --no-install-recommends $missing >/dev/null
