# Sourced by the findings: a temporary folder, pinned packages laid in it, and the comparison at the end.
shopt -s inherit_errexit
export LC_ALL=C.UTF-8
work=$(mktemp -d)
on_exit() { rm -rf "$work"; }
trap on_exit EXIT

# Python packages, each as NAME==VERSION.
pip_get() {
  python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --no-input --target "$work/py" "$@"
  export PYTHONPATH="$work/py"
}

# npm packages, each as NAME@VERSION; scripts run in $work/js.
npm_get() {
  mkdir -p "$work/js"
  (cd "$work/js" && npm init --yes >"$work/npm.log" && npm install --silent --no-audit --no-fund --ignore-scripts "$@" >>"$work/npm.log")
}

# Debian packages, each as NAME=VERSION or NAME, unpacked in $work/deb without being installed.
deb_get() {
  mkdir -p "$work/deb" "$work/debs"
  (
    cd "$work/debs"
    apt-get download -qq "$@" >"$work/apt.log" 2>&1 || { apt-get update -qq >"$work/apt.log" 2>&1 && apt-get download -qq "$@" >"$work/apt.log" 2>&1; } || { cat "$work/apt.log" >&2; exit 1; }
    for package in *.deb; do dpkg -x "$package" "$work/deb"; done
  )
  export LD_LIBRARY_PATH="$work/deb/usr/lib/x86_64-linux-gnu:$work/deb/lib/x86_64-linux-gnu:$work/deb/usr/lib/x86_64-linux-gnu/pulseaudio"
}

# A Rust program from standard input with the dependencies named as lines of Cargo.toml; its output is the function's.
rust_run() {
  mkdir -p "$work/rs/src"
  printf '[package]\nname = "finding"\nversion = "0.0.0"\nedition = "2021"\n\n[dependencies]\n' >"$work/rs/Cargo.toml"
  printf '%s\n' "$@" >>"$work/rs/Cargo.toml"
  cat >"$work/rs/src/main.rs"
  CARGO_TARGET_DIR="$work/rs/target" cargo run --quiet --manifest-path "$work/rs/Cargo.toml"
}

# Prints the guess, the versions and what was seen; fails where it is not what was recorded.
settle() {
  local guess=$1 versions=$2 recorded=$3 seen=$4
  printf 'guess:    %s\nversions: %s\nseen:\n%s\n' "$guess" "$versions" "$seen"
  if [ "$seen" = "$recorded" ]; then
    echo "result:   the guess missed, as recorded"
  else
    echo "result:   the behaviour is not the recorded one:" >&2
    diff <(printf '%s\n' "$recorded") <(printf '%s\n' "$seen") >&2 || exit 1
  fi
}
