# Read by scripts/site, scripts/test and their like; not run on its own. POSIX sh.
# Gives: $here (the clone), $python (of its virtual environment), and the functions below.

here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
venv=$here/.venv
python=$venv/bin/python

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "$*"
    exit 1
}

# as_root COMMAND…: runs it as root where that needs no password; false where it would.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        sudo -n "$@"
    else
        return 1
    fi
}

# install_from_debian PACKAGE…: false where this is no Debian, or we may not, or it did not work.
install_from_debian() {
    command -v apt-get >/dev/null 2>&1 || return 1
    as_root true || return 1
    say "Installing from Debian: $*"
    # apt talks on stdout, which belongs to what our caller prints.
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q update >&2 || return 1
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y install --no-install-recommends "$@" >&2
}

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

# The first Python of at least 3.11; $PYTHON says which one to prefer.
find_python() {
    for name in "${PYTHON:-python3}" python3 python3.14 python3.13 python3.12 python3.11; do
        if new_enough "$name"; then
            command -v "$name"
            return 0
        fi
    done
    return 1
}

# Debian keeps the part of Python that makes virtual environments in a package of its own.
can_make_environments() { "$1" -c 'import ensurepip, venv' >/dev/null 2>&1; }

make_environment() {
    base=$(find_python) || {
        install_from_debian python3 python3-venv || true
        base=$(find_python) || fail "Python 3.11 or newer is needed. On Debian: sudo apt-get install python3 python3-venv"
    }
    can_make_environments "$base" || install_from_debian python3-venv || true
    can_make_environments "$base" ||
        fail "$base cannot make virtual environments. On Debian: sudo apt-get install python3-venv"
    say "Making a virtual environment with $base: .venv"
    "$base" -m venv --clear "$venv"
}

# What the installed packages depend on. A virtual environment does not survive a move, hence the folder.
stamp_of() {
    printf '%s\n' "$here" "$("$python" -V 2>&1)"
    cat -- "$here/pyproject.toml" "$here/constraints.txt" | cksum
}

# prepare_environment [test]: the virtual environment with journeysite, and what tests need if asked.
# A second run finds its stamp and does nothing.
prepare_environment() {
    extra=${1:-}
    "$python" -c '' >/dev/null 2>&1 || make_environment
    wanted=$(stamp_of)
    stamp=$venv/journeysite-${extra:-site}.stamp
    if [ -f "$stamp" ] && [ "$(cat -- "$stamp")" = "$wanted" ]; then
        return 0
    fi
    say "Installing journeysite${extra:+ and what its tests need} (once)"
    (
        # Relative names: pip reads a path with a space or a bracket in it as something else.
        cd -- "$here" && "$python" -m pip install -qq --disable-pip-version-check --no-warn-script-location \
            -c constraints.txt -e ".${extra:+[$extra]}" >&2
    ) || fail "pip could not install the packages; its message is above. Once it is mended, run this again."
    printf '%s\n' "$wanted" >"$stamp"
    # What tests need includes all that a site needs.
    [ -z "$extra" ] || cp -- "$stamp" "$venv/journeysite-site.stamp"
}
