#!/bin/sh
# Installs what `make dist` packed into empty folders, and draws with it there.
#   usage: scripts/test-dist.sh DIST WORK
set -eu

dist=$(cd "$1" && pwd)
work=$2
rm -rf "$work"
mkdir -p "$work/tar" "$work/deb" "$work/notes"
work=$(cd "$work" && pwd)

fail() { printf '%s\n' "test-dist: $*" >&2; exit 1; }

(cd "$dist" && sha256sum --quiet --check SHA256SUMS) || fail "the checksums are wrong"
tar -xzf "$dist"/*.tar.gz -C "$work/tar" --strip-components=1
roots="$work/tar"
for package in "$dist"/*.deb; do
  [ -e "$package" ] || { printf '%s\n' "test-dist: MISSING the Debian package" >&2; break; }
  dpkg-deb --extract "$package" "$work/deb"
  dpkg-deb --field "$package" Depends | grep -q 'libcairo2.*fonts-dejavu-core' || fail "the package depends on too little"
  roots="$roots $work/deb/usr"
done

printf '{ "steps": 1000, "schedule": { "type": "cosine", "lr": 0.1 } }\n' > "$work/notes/cosine.json"
for root in $roots; do
  # Nothing but what a system has, and what was installed.
  run() { env -i HOME="$work" PATH="$root/bin:/usr/bin:/bin" "$@"; }
  cd "$work/notes"
  rm -f fig.svg
  run lrplot cosine.json -o fig.svg || fail "$root does not draw"
  grep -q '<desc' fig.svg || fail "$root draws nothing"
  [ "$(run lrplot values cosine.json | wc -l)" = 1001 ] || fail "$root prints no values"
  run mdbook-lrplot supports html || fail "$root has no filter of mdBook"
  run pandoc-lrplot --help | grep -q pandoc || fail "$root has no filter of pandoc"
  run lrplot-myst | grep -q directives || fail "$root has no plugin of MyST"
  run lrplot "$root/share/lrplot/templates/lint" --out-dir lint --quiet || fail "$root has templates that it cannot draw"
  [ -f "$root/share/lrplot/docs/lrplot.schema.json" ] || fail "$root has no schema"
  for document in $(find "$root/share/lrplot/docs" -name '*.md'); do
    for link in $(grep -o '](\([^) ]*\))' "$document" | sed 's/^](//; s/[)#].*//'); do
      # Others lead elsewhere, or are examples.
      case $link in ../*) ;; *) continue ;; esac
      [ -e "$(dirname "$document")/$link" ] || fail "$document: $link is not there"
    done
  done
  pages=$(find "$root/share/man/man1" -name '*.1*' | wc -l)
  [ "$pages" -ge 15 ] || fail "$root has $pages manual pages"
  if command -v man >/dev/null; then
    for page in "$root"/share/man/man1/*; do
      words=$(run env MANWIDTH=80 LC_ALL=C.UTF-8 man --warnings -l "$page" 2>&1 >/dev/null) || fail "$page cannot be shown"
      # An example that is longer than a line is fine.
      words=$(printf '%s' "$words" | grep -Ev "(can't break|cannot adjust) line" || true)
      [ -z "$words" ] || fail "$page: $words"
    done
  fi
  # As bash does: what stands behind the command is completed.
  found=$(run bash -c ". '$root/share/bash-completion/completions/lrplot'; COMP_WORDS=(lrplot cosine.json --the); COMP_CWORD=2; _lrplot; echo \$COMPREPLY")
  [ "$found" = "--theme" ] || fail "$root completes “$found”"
  cd - >/dev/null
  printf '%s\n' "test-dist: $root works"
done
if command -v lintian >/dev/null; then
  lintian --fail-on error --tag-display-limit 0 "$dist"/*.deb || fail "lintian has found errors"
else
  printf '%s\n' "test-dist: MISSING lintian: the package was not looked at by it" >&2
fi
