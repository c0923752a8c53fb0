#!/usr/bin/env python3
"""Prints docs/gallery.md: every template with its figure, what the figure says of itself, and its spec.

    scripts/gallery.py > docs/gallery.md    # after `make figures`
"""
import html
import os
import re
import sys

# The folders below templates/ that hold specs, in the order of the page, with what stands there.
SETS = {
    "charts": "Schedules, training runs and data of one's own",
    "lint": "What `lrplot explain` finds, one figure a rule",
}
HEAD = """# Gallery

Every template with its figure, the description that the figure carries for those who do not see it, and its spec to copy. The
page is made by `make figures` from [templates](../templates) and [output](../output), where the pictures stand.
"""
# What Markdown would take for markup in a sentence.
MARKUP = re.compile(r"([\\`*_\[\]<>|~#])")


def words(svg, tag):
    found = re.search(rf"<{tag}\b[^>]*>(.*?)</{tag}>", svg, re.S)
    return html.unescape(found.group(1)) if found else ""


def plain(text):
    return MARKUP.sub(r"\\\1", " ".join(text.split()))


def entry(folder, name):
    with open(f"templates/{folder}/{name}.json", encoding="utf-8") as file:
        spec = file.read()
    with open(f"output/{folder}/{name}.svg", encoding="utf-8") as file:
        svg = file.read()
    title = words(svg, "title")
    return f"""### {plain(title)}

![{plain(title)}](../output/{folder}/{name}.svg)

{plain(words(svg, "desc"))}

<details><summary>templates/{folder}/{name}.json</summary>

```json
{spec.rstrip()}
```

</details>
"""


def main():
    print(HEAD)
    for folder, about in SETS.items():
        names = sorted(name[:-5] for name in os.listdir(f"templates/{folder}") if name.endswith(".json"))
        print(f"## {about}\n")
        for name in names:
            print(entry(folder, name))


if __name__ == "__main__":
    sys.exit(main())
