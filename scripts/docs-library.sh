#!/bin/sh
# Makes the pages of the library from its doc comments, by the toolchain's own docc: .build/docs/PRODUCT, each a static site.
# A link in them that leads nowhere is an error.
# usage: scripts/docs-library.sh [SWIFT]
set -eu
cd "$(dirname "$0")/.."
swift=${1:-swift}
docc=$(dirname "$(command -v "$swift")")/docc
[ -x "$docc" ] || docc=$(command -v docc) || { echo "docs-library: this toolchain brings no docc"; exit 1; }
out=.build/docs
rm -rf "$out"

graphs=$("$swift" package dump-symbol-graph --minimum-access-level public --skip-synthesized-members |
  sed -n 's/^Files written to //p')
for product in LRSchedules LRPlotKit; do
  mkdir -p "$out/graphs/$product"
  cp "$graphs/$product.symbols.json" "$graphs/$product"@*.symbols.json "$out/graphs/$product" 2>/dev/null || true
  "$docc" convert "Sources/$product/$product.docc" --additional-symbol-graph-dir "$out/graphs/$product" \
    --fallback-display-name "$product" --fallback-bundle-identifier "lrplot.$product" \
    --transform-for-static-hosting --hosting-base-path "$product" --warnings-as-errors \
    --disable-parameters-and-returns-validation --output-path "$out/$product"
done
rm -rf "$out/graphs"
echo "docs-library: $out/LRSchedules and $out/LRPlotKit; to read them: python3 -m http.server --directory $out"
