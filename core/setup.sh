# What a Debian 12 machine needs for Lotsen, for ./run and ./check to source. Quick when nothing is missing.

build_packages=(
    g++ cmake ninja-build ccache mold pkg-config ca-certificates
    libboost1.81-dev libboost-json1.81-dev libboost-program-options1.81-dev libboost-url1.81-dev
    libicu-dev libsqlite3-dev libssl-dev libsodium-dev libspdlog-dev
    libcld2-dev rapidjson-dev libical-dev libcsv-dev libjemalloc-dev libxxhash-dev libseccomp-dev
    libyaml-cpp-dev libpq-dev
)
test_packages=(
    git libgtest-dev libgmock-dev libbenchmark-dev clang-format-14 clang-tidy-14
    chromium fonts-noto-core openssl python3 postgresql
)

say() { printf '\033[1m%s\033[0m\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null; then sudo "$@"
    else fail "This needs root once, to install packages: run it as root, or install sudo."
    fi
}

# Installs those of its arguments that are not there; asks the network only then.
ensure_packages() {
    local missing=() name
    for name in "$@"; do
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || missing+=("$name")
    done
    [ ${#missing[@]} = 0 ] && return
    say "Installing from Debian: ${missing[*]}"
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# Any Node.js from 18 on will do; Debian's own where there is none.
ensure_node() {
    command -v node >/dev/null && command -v npm >/dev/null && return
    ensure_packages nodejs npm
}

# Installs the pages' packages as the lock file has them, once for each lock file.
ensure_page_packages() {
    local stamp=kiosk/node_modules/.lotsen-lock
    cmp -s kiosk/package-lock.json "$stamp" 2>/dev/null && return
    say "Installing the pages' packages from npm"
    (cd kiosk && npm ci --no-audit --no-fund --loglevel=error)
    cp kiosk/package-lock.json "$stamp"
}

# Builds the pages when anything they are made of has changed.
build_pages() {
    local stamp=build/web.stamp now
    now=$(find kiosk locales -path kiosk/node_modules -prune -o -type f -print0 | sort -z |
        xargs -0 sha256sum | sha256sum)
    [ -f build/web/index.html ] && [ "$(cat "$stamp" 2>/dev/null)" = "$now" ] && return
    ensure_node
    ensure_page_packages
    say "Building the pages"
    (cd kiosk && npm run --silent build)
    printf '%s' "$now" >"$stamp"
}

# configure_release: once, and again when the packages for tests have come.
configure_release() {
    say "Configuring (build/, Release)"
    cmake --preset release "$@" >build/configure.log 2>&1 || { cat build/configure.log; exit 1; }
}
