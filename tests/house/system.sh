#!/bin/sh
# Install the few system libraries that Qt lacks on Debian and Ubuntu; say so where that cannot be.
set -eu
[ "$(uname -s)" = Linux ] || exit 0
command -v dpkg-query >/dev/null 2>&1 || exit 0

missing() {
    for each in "$@"; do
        dpkg-query -W -f='${Status}' "$each" 2>/dev/null | grep -q "ok installed" || printf ' %s' "$each"
    done
}

needed=$(missing libgl1 libegl1 libxkbcommon0 libfontconfig1 libdbus-1-3)
# glib changed its package name in newer releases
ldconfig -p 2>/dev/null | grep -q 'libglib-2.0.so.0' || /sbin/ldconfig -p 2>/dev/null |
    grep -q 'libglib-2.0.so.0' || needed="$needed libglib2.0-0"
# for windows on X11, and for a display that only tests see
wanted=$(missing libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0 \
    xvfb xauth)
[ -n "$needed$wanted" ] || exit 0

root=""
[ "$(id -u)" = 0 ] || root="sudo -n"
if [ -z "$root" ] || { command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; }; then
    echo "Installing system packages:$needed$wanted"
    $root apt-get update -qq || true
    # shellcheck disable=SC2086 - a list of names, and a command with its option
    $root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends $needed$wanted >/dev/null && exit 0
fi

echo "These system packages are missing and could not be installed from here. By hand:"
echo "  apt-get install$needed$wanted"
[ -z "$needed" ] || exit 1
echo "Off-screen it works without them."
