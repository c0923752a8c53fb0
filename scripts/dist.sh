#!/bin/sh
# Packs the program: a tarball and a Debian package in FOLDER, with their checksums.
#   usage: scripts/dist.sh BINARY FOLDER
# The same commit gives the same files: times are the commit's, owners root's.
set -eu

binary=$1
folder=$2
here=$(dirname "$0")
version=$("$binary" --version | sed -n '1s/^lrplot //p')
machine=$(uname -m)
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date +%s)}
export SOURCE_DATE_EPOCH

say() { printf '%s\n' "dist: $*" >&2; }

rm -rf "$folder"
mkdir -p "$folder"

# The tarball: to be unpacked into a prefix.
name="lrplot-$version-linux-$machine"
sh "$here/install.sh" "$binary" "$folder/$name"
mkdir -p "$folder/$name/share/doc/lrplot"
cp README.md CHANGELOG.md LICENSE "$folder/$name/share/doc/lrplot"
chmod -R go=rX,u+w "$folder/$name"
tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" -C "$folder" -cf - "$name" \
  | gzip -6n > "$folder/$name.tar.gz"

# The Debian package.
if command -v dpkg-deb >/dev/null && command -v dpkg-shlibdeps >/dev/null; then
  architecture=$(dpkg --print-architecture)
  stage="$folder/stage"
  package="$stage/debian/lrplot"
  sh "$here/install.sh" "$binary" "$package/usr"
  # Where Debian looks for them.
  mkdir -p "$package/usr/share/zsh/vendor-completions"
  mv "$package/usr/share/zsh/site-functions/_lrplot" "$package/usr/share/zsh/vendor-completions/_lrplot"
  rmdir "$package/usr/share/zsh/site-functions"
  gzip -9n "$package"/usr/share/man/man1/*.1
  doc="$package/usr/share/doc/lrplot"
  mkdir -p "$doc" "$package/usr/share/lintian/overrides" "$package/DEBIAN"
  cp "$here/debian/copyright" "$doc/copyright"
  gzip -9nc CHANGELOG.md > "$doc/CHANGELOG.md.gz"
  printf 'lrplot (%s) stable; urgency=medium\n\n  * See CHANGELOG.md.\n\n -- %s  %s\n' "$version" \
    "$(sed -n 's/^Maintainer: //p' "$here/debian/control")" "$(date -R -u -d "@$SOURCE_DATE_EPOCH")" \
    | gzip -9nc > "$doc/changelog.gz"
  cp "$here/debian/lintian-overrides" "$package/usr/share/lintian/overrides/lrplot"
  printf 'Source: lrplot\n\nPackage: lrplot\nArchitecture: any\n' > "$stage/debian/control"
  depends=$(cd "$stage" && dpkg-shlibdeps -O debian/lrplot/usr/bin/lrplot 2>/dev/null | sed -n 's/^shlibs:Depends=//p')
  [ "$depends" ] || { say "dpkg-shlibdeps finds no libraries"; exit 1; }
  sed -e "s/@VERSION@/$version/" -e "s/@ARCHITECTURE@/$architecture/" -e "s/@DEPENDS@/$depends, fonts-dejavu-core/" \
    -e "s/@SIZE@/$(du -sk --apparent-size "$package/usr" | cut -f1)/" "$here/debian/control" > "$package/DEBIAN/control"
  (cd "$package" && find usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum) > "$package/DEBIAN/md5sums"
  chmod -R go=rX,u+w "$package"
  dpkg-deb --build --root-owner-group -Zxz -z3 "$package" "$folder/lrplot_${version}_$architecture.deb" >/dev/null
  rm -rf "$stage"
else
  say "no dpkg-deb and dpkg-shlibdeps (apt-get install dpkg-dev): no Debian package was made"
fi

rm -rf "${folder:?}/$name"
(cd "$folder" && sha256sum -- *.tar.gz $(ls *.deb 2>/dev/null) > SHA256SUMS)
ls -l "$folder"
