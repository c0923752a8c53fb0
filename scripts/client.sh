#!/bin/sh
# Builds Tests/Client as a stranger's package: it takes lrplot by a tag of a clone, with nothing of this checkout built. What it
# draws are the lines of the README. All of it happens below .build; the clone is of the last commit.
# usage: scripts/client.sh [SWIFT]
set -eu
cd "$(dirname "$0")/.."
swift=${1:-swift}
root=$(pwd)/.build/client

version=$(sed -n 's/.*static let version = "\(.*\)"$/\1/p' Sources/LRSpec/Provenance.swift)
# SwiftPM keeps what it has seen under a tag, so every commit has a tag of its own.
tag=$version-client.g$(git rev-parse --short=12 HEAD)
[ -z "$(git status --porcelain -- Sources Tests/Client Package.swift)" ] ||
  echo "client: what is not committed is not part of the clone"

rm -rf "$root/lrplot" "$root/package" "$root/security"
mkdir -p "$root"
git clone --quiet --no-hardlinks . "$root/lrplot"
git -C "$root/lrplot" tag "$tag"
cp -R Tests/Client "$root/package"

export LRPLOT_URL="file://$root/lrplot" LRPLOT_TAG="$tag"
"$swift" build --package-path "$root/package" --scratch-path "$root/build" --security-path "$root/security"
cd "$root/package"
"$root/build/debug/Client"
for word in "Two schedules" cosine "my own"; do
  grep -q "$word" two.svg || { echo "client: the figure does not say \"$word\""; exit 1; }
done
echo "client: lrplot $tag is built and drawn with by another package."
