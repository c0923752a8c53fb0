#!/bin/sh
# Installs the program with its links, manual pages, completions, templates to copy and documents.
#   usage: scripts/install.sh BINARY ROOT      ROOT is DESTDIR and PREFIX, such as /usr/local
set -eu

binary=$1
root=$2

install -d "$root/bin" "$root/share/man/man1" "$root/share/bash-completion/completions" \
  "$root/share/zsh/site-functions" "$root/share/fish/vendor_completions.d"
# Moved into place, so that a program that is running is not written over.
install -m 755 "$binary" "$root/bin/.lrplot.new"
mv -f "$root/bin/.lrplot.new" "$root/bin/lrplot"
for name in pandoc-lrplot lrplot-myst mdbook-lrplot; do ln -sf lrplot "$root/bin/$name"; done

# As they lie beside each other in the repository: templates name the schema, and documents the templates.
here=$(cd "$(dirname "$0")/.." && pwd)
share="$root/share/lrplot"
rm -rf "$share"
install -d "$share/templates" "$share/docs"
for folder in charts data logs lint ci hosts; do cp -R "$here/templates/$folder" "$share/templates/"; done
cp -R "$here/docs/." "$share/docs/"
cp "$here/SECURITY.md" "$share/"
# What shows figures that anyone can draw from the templates.
rm -f "$share/docs/gallery.md" "$share/docs/performance.md"
# What writes it may have been asked to keep others out.
chmod -R u=rwX,go=rX "$share"

"$root/bin/lrplot" manual "$root/share/man/man1"
"$root/bin/lrplot" completions bash > "$root/share/bash-completion/completions/lrplot"
"$root/bin/lrplot" completions fish > "$root/share/fish/vendor_completions.d/lrplot.fish"
{
  echo '#compdef lrplot'
  "$root/bin/lrplot" completions zsh
  # The first time zsh has loaded this file to complete with it.
  echo '_bash_complete -o filenames -F _lrplot'
} > "$root/share/zsh/site-functions/_lrplot"
