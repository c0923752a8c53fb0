#!/bin/sh
# Fails when a committed figure is not what its template gives now.
# First asks `lrplot check`, which names each file; then draws, and compares the folder before and after, so that
# a fault in `check` itself is found too.
#   usage: scripts/check-figures.sh LRPLOT TEMPLATES OUTPUT FORMATS
set -eu

lrplot=$1 templates=$2 output=$3 formats=$4

sums() { find "$output" -type f -exec cksum {} + | sort -k 3; }

"$lrplot" check "$templates" --out-dir "$output" --format "$formats" --quiet

before=$(sums)
"$lrplot" "$templates" --out-dir "$output" --format "$formats" --quiet
after=$(sums)

if [ "$before" != "$after" ]; then
  echo "check-figures: \`lrplot check\` was content, yet drawing changed $output:" >&2
  { printf '%s\n' "$before" "$after" | sort | uniq -u | cut -d ' ' -f 3- | sort -u | sed 's/^/  /'; } >&2
  exit 1
fi
