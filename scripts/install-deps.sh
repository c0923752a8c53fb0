#!/bin/sh
# Installs what lrplot needs and this machine lacks, and says plainly what is missing where it cannot.
#   usage: scripts/install-deps.sh [pages|hosts]
# With `pages` also what turns reports into pages and papers, and what looks at them: pandoc, LaTeX, Chromium. With `hosts` what
# spreads a sweep over machines: GNU parallel, Slurm.
# Changes nothing, asks for no password and reaches no network when everything is there.
set -eu

more=${1:-}

say() { printf '%s\n' "install-deps: $*" >&2; }

have() { command -v "$1" >/dev/null 2>&1; }

have_cairo() { have pkg-config && pkg-config --exists cairo-ft zlib; }

# Debian's folder first: it saves starting fontconfig.
have_font() {
  [ -f /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf ] && return 0
  have fc-list && fc-list : file | grep -q '/DejaVuSans\.ttf'
}

# Swift's linker wants crt1.o and libstdc++.so, which Debian has in a C++ compiler's packages. Other systems keep them
# elsewhere, and nothing could be installed there: Swift's own message must do.
have_toolchain() {
  have apt-get || return 0
  for library in /usr/lib/gcc/*/*/libstdc++.so; do
    [ -e "$library" ] && [ -e /usr/include/stdlib.h ] && return 0
  done
  return 1
}

# Sets `packages` (Debian's names) and `wants` (words for people) to what is missing now.
look() {
  packages=""
  wants=""
  have git || lacks "git ca-certificates" "git, with which SwiftPM fetches packages"
  have pkg-config || lacks "pkg-config" "pkg-config"
  have_toolchain || lacks "g++" "the C and C++ headers and libraries that Swift links with"
  have_cairo || lacks "libcairo2-dev" "Cairo's development files (pkg-config: cairo-ft)"
  have_font || lacks "fonts-dejavu-core" "the font DejaVu Sans (DejaVuSans.ttf)"
  case $more in pages) look_pages ;; hosts) look_hosts ;; esac
}

look_hosts() {
  have parallel || lacks "parallel" "GNU parallel"
  { have sbatch && have slurmctld && have slurmd && have munged; } || lacks "slurm-wlm munge" "Slurm, for jobs on this host alone"
}

look_pages() {
  have python3 || lacks "python3" "Python, which runs the browser test"
  have pandoc || lacks "pandoc" "pandoc, which makes pages and papers"
  have chromium || have google-chrome || lacks "chromium" "Chromium, which loads the pages"
  have xelatex || lacks "texlive-xetex texlive-latex-recommended texlive-fonts-recommended lmodern fonts-dejavu-extra" \
    "XeLaTeX with its usual packages and the font DejaVu Serif, which set papers"
  have pdftotext || lacks "poppler-utils" "pdftotext, which reads papers"
  have rsvg-convert || lacks "librsvg2-bin" "rsvg-convert, by which pandoc takes SVG into papers"
}

lacks() {
  packages="$packages $1"
  wants="$wants
  - $2"
}

give_up() {
  say "$1"
  say "still missing:$wants"
  say "On Debian or Ubuntu: apt-get install$packages"
  say "Elsewhere, install them under that system's names, then run make again."
  exit 1
}

if ! have swift; then
  say "no \`swift\` in PATH. lrplot needs Swift 6.2 or newer: https://www.swift.org/install/linux/"
  say "or work in the container image swift:6.3-bookworm."
  missing_swift=1
fi

look
if [ -n "$packages" ]; then
  have apt-get || give_up "this system has no apt-get, so nothing can be installed for you."

  as_root=""
  if [ "$(id -u)" -ne 0 ]; then
    have sudo || give_up "you are not root and there is no sudo, so nothing can be installed for you."
    # Without a terminal sudo could only wait for a password that nobody types.
    if [ -t 0 ]; then as_root="sudo"; else as_root="sudo -n"; fi
    $as_root true || give_up "sudo refused, so nothing can be installed for you."
  fi

  apt() { $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=120 "$@" >&2; }
  say "installing:$packages"
  apt update || say "apt-get update failed; trying with the lists that are here."
  # Unquoted on purpose: a list of package names.
  # shellcheck disable=SC2086
  apt install -y --no-install-recommends $packages || give_up "apt-get install failed (see above; is there a network?)."

  look
  [ -z "$packages" ] || give_up "apt-get was content, yet something is not found."
fi

[ -z "${missing_swift:-}" ] || exit 1
