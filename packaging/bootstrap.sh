#!/bin/sh
# Sets up what a command of the Makefile needs: the system's packages, the virtual environment
# and the locked dependencies. Does nothing, in a few milliseconds, when all of it stands.
#
#   sh packaging/bootstrap.sh run        what the desk needs
#   sh packaging/bootstrap.sh dev        also what tests and checks need
#   sh packaging/bootstrap.sh package    also what building the bundle needs
set -eu

cd "$(dirname "$0")/.."
what=${1:-run}
case $what in
run) lock=requirements.lock ;;
dev | package) lock=requirements-dev.lock ;;
*)
    echo "usage: sh packaging/bootstrap.sh run|dev|package" >&2
    exit 2
    ;;
esac

venv=.venv
say() { printf 'setup: %s\n' "$*" >&2; }
fail() {
    say "$*"
    exit 1
}

# --- Already set up? ---------------------------------------------------------------------------
# The stamp is the very lock file and script that the environment was made from. A system whose
# Python moved on leaves an environment without its packages, so one of them is imported too.
inputs() { cat "$1" packaging/bootstrap.sh; }
stamp=$venv/installed-$what
if inputs $lock | cmp -s - "$stamp" && "$venv/bin/python" -Ic 'import platformdirs' 2>/dev/null; then
    exit 0
fi

# --- What may be installed here? ---------------------------------------------------------------
have() { command -v "$1" >/dev/null 2>&1; }
as_root=
can_install=no
if have apt-get; then
    if [ "$(id -u)" = 0 ]; then
        can_install=yes
    elif have sudo && sudo -n true 2>/dev/null; then
        can_install=yes
        as_root='sudo -n'
    fi
fi

known() { apt-cache show "$1" 2>/dev/null | grep -q '^Package:'; }
updated=no
update() {
    [ $updated = no ] || return 0
    updated=yes
    say "apt-get update"
    $as_root apt-get -qq -o DPkg::Lock::Timeout=120 update >&2 || say "apt-get update failed; going on"
}
apt_install() {
    # shellcheck disable=SC2086  # as_root is empty or a command with its option
    $as_root env DEBIAN_FRONTEND=noninteractive DEBCONF_NOWARNINGS=yes \
        apt-get -qq -y -o DPkg::Lock::Timeout=120 -o Dpkg::Use-Pty=0 --no-install-recommends install "$@" >/dev/null
}
# Installs all that is named, refreshing the package lists when they are empty or out of date.
install() {
    for package in "$@"; do
        known "$package" || update
    done
    say "apt-get install $*"
    apt_install "$@" || { [ $updated = no ] && update && apt_install "$@"; }
}
to_paste() { printf 'sudo apt-get install -y %s' "$*"; }

# --- A Python ----------------------------------------------------------------------------------
# The newest that is supported; among those, one that can make an environment already.
supported='import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 15))'
python=
bare=
for candidate in ${PYTHON:-python3.14 python3.13 python3.12 python3.11 python3}; do
    "$candidate" -Ic "$supported" >/dev/null 2>&1 || continue
    bare=${bare:-$candidate}
    if "$candidate" -Ic 'import ensurepip, venv' >/dev/null 2>&1; then
        python=$candidate
        break
    fi
done
if [ -z "$bare" ]; then
    found=$( (${PYTHON:-python3} --version) 2>/dev/null || echo "no ${PYTHON:-python3}")
    fail "Python 3.11, 3.12, 3.13 or 3.14 is needed; found $found. Install one, then run this again."
fi

# Debian and Ubuntu keep ensurepip in a package of its own.
venv_package=
if [ -z "$python" ]; then
    python=$bare
    case $python in
    python3.*) venv_package=$python-venv ;;
    *) venv_package=python3-venv ;;
    esac
    have apt-get || fail "$python has no ensurepip module: install the one that belongs to it."
fi

# --- The system's packages -----------------------------------------------------------------
# Prints the packages of the libraries that do not load. Each line: library, package.
missing_libraries() {
    "$python" -Ic '
import ctypes, sys
for line in sys.stdin:
    library, package = line.split()
    try:
        ctypes.CDLL(library)
    except OSError:
        print(package)
'
}
# Qt itself, on any platform plugin.
libraries_qt() {
    missing_libraries <<'LIST'
libGL.so.1 libgl1
libEGL.so.1 libegl1
libdbus-1.so.3 libdbus-1-3
libfontconfig.so.1 libfontconfig1
libglib-2.0.so.0 libglib2.0-0
libxkbcommon.so.0 libxkbcommon0
LIST
}
# A window on an X server.
libraries_x11() {
    missing_libraries <<'LIST'
libX11-xcb.so.1 libx11-xcb1
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-image.so.0 libxcb-image0
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-randr.so.0 libxcb-randr0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-shape.so.0 libxcb-shape0
libxcb-sync.so.1 libxcb-sync1
libxcb-util.so.1 libxcb-util1
libxcb-xfixes.so.0 libxcb-xfixes0
libxcb-xkb.so.1 libxcb-xkb1
libxkbcommon-x11.so.0 libxkbcommon-x11-0
LIST
}
# A window under Wayland; without these Qt takes the X server that most such desktops also offer.
libraries_wayland() {
    missing_libraries <<'LIST'
libwayland-client.so.0 libwayland-client0
libwayland-cursor.so.0 libwayland-cursor0
libwayland-egl.so.1 libwayland-egl1
LIST
}
# Customers write with emoji and in every script; the window's own face is bundled.
fonts() {
    files=$(find /usr/share/fonts /usr/local/share/fonts "${HOME:-/}/.fonts" \
        "${HOME:-/}/.local/share/fonts" -type f 2>/dev/null || true)
    echo "$files" | grep -qi 'emoji' || echo fonts-noto-color-emoji
    echo "$files" | grep -qiE 'cjk|wqy|ipag|takao|nanum' || echo fonts-noto-cjk
    echo "$files" | grep -qiE 'thai|tlwg|loma|garuda|sarabun' || echo fonts-tlwg-loma-otf
}
# PyInstaller reads libraries with objdump, and bundles Python's own as a shared library, which
# Debian's interpreter does without.
for_the_bundle() {
    [ "$what" = package ] || return 0
    have objdump || echo binutils
    version=$("$python" -Ic 'import sys; print("%d.%d" % sys.version_info[:2])')
    echo "libpython$version.so.1.0 libpython$version" | missing_libraries
}
one_line() {
    # shellcheck disable=SC2086  # splits at line ends on purpose
    set -- $1
    echo "$*"
}

if [ "$(uname -s)" = Linux ]; then
    needed=$(one_line "$venv_package $(libraries_qt) $(for_the_bundle)")
    if [ -n "${DISPLAY:-}" ]; then
        needed=$(one_line "$needed $(libraries_x11)")
        wanted=$(one_line "$(libraries_wayland; fonts)")
    elif [ -n "${WAYLAND_DISPLAY:-}" ]; then
        needed=$(one_line "$needed $(libraries_wayland)")
        wanted=$(one_line "$(libraries_x11; fonts)")
    else
        wanted=$(one_line "$(libraries_x11; libraries_wayland; fonts)")
    fi

    if have apt-get && [ -n "$needed$wanted" ]; then
        [ $can_install = no ] || known libgl1 || update
        # Since its 64-bit time change Ubuntu names one of them anew.
        if known libglib2.0-0t64; then
            needed=$(echo "$needed" | sed 's/libglib2\.0-0$/&t64/; s/libglib2\.0-0 /libglib2.0-0t64 /')
        fi
        # From here on words are packages, so the lists split at spaces on purpose.
        # shellcheck disable=SC2086
        if [ $can_install = yes ]; then
            if install $needed $wanted; then
                needed='' wanted=''
            else
                say "not all of that can be had here; one by one"
                [ -z "$needed" ] || { install $needed && needed=''; } || true
                lacking=''
                for package in $wanted; do
                    install "$package" || lacking="$lacking $package"
                done
                wanted=${lacking# }
            fi
        fi
        if [ -n "$needed" ]; then
            paste=$(to_paste "$(one_line "$needed $wanted")")
            fail "Python or Qt lacks something of the system's. Paste: $paste"
        elif [ -n "$wanted" ]; then
            say "going on without some fonts or window libraries." \
                "To have them, paste: $(to_paste "$wanted")"
        fi
    elif [ -n "$needed" ]; then
        fail "Qt lacks libraries. By their Debian names: $needed"
    elif [ -n "$wanted" ]; then
        say "going on without some fonts or window libraries. By their Debian names:" \
            "$wanted"
    fi
fi

# --- The environment ---------------------------------------------------------------------------
# Made anew when its interpreter is gone or is no longer the one it was made with.
if ! "$venv/bin/python" -Ic 'import pip' 2>/dev/null; then
    say "$python -m venv $venv ($("$python" --version))"
    "$python" -m venv --clear "$venv"
fi
say "installing $lock (the first time takes a minute)"
"$venv/bin/python" -m pip --disable-pip-version-check --no-input install --quiet --quiet \
    --require-hashes --prefer-binary --requirement "$lock"
# What a command needs beyond another holds for that one too.
inputs requirements.lock >"$venv/installed-run"
[ "$what" = run ] || inputs $lock >"$venv/installed-dev"
inputs $lock >"$stamp"
say "done"
