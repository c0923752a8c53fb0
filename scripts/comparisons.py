#!/usr/bin/env python3
"""Runs every printed comparison of a report again on seeds that it did not see.

A printed comparison is a tag `ID.….A.over.B.verdict` in a document. The chart of that ID is built with other seeds, and
the report's own tags give ratio, interval and word. A verdict has changed where “clear” is printed and fewer than four of five seeds say
“clear” in the same direction, or one says it in the other; and where “clear” is not printed and four of five say it in one
direction. Which of the other words a seed gives is told, and is no change. What the grid of peak rates decides is no verdict either:
with twice as many rates in a factor of ten “clear” has to stay, and no other word may become “clear”. Exits with 1 if one has changed.

    python3 scripts/comparisons.py .build/release/lrplot templates/reports/learning-rate-scheduling [seed or name of a chart …]
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

LRPLOT = sys.argv[1]
FOLDER = pathlib.Path(sys.argv[2])
SEEDS = [int(word) for word in sys.argv[3:] if word.isdigit()] or [1001, 1002, 1003, 1004, 1005]
NAMES = [word for word in sys.argv[3:] if not word.isdigit()]
TEXTS = [path.read_text() for path in sorted(FOLDER.glob("*.md"))]


def charts():
    """The spec of each chart by the name that tags give it."""
    found = {}
    for text in TEXTS:
        for head, body in re.findall(r"^```lrplot \{(.*?)\}\n(.*?)^```$", text, re.M | re.S):
            name = re.search(r"#([\w-]+)", head).group(1).replace("-", "_")
            file = re.search(r"file=(\S+)", head)
            found[name] = json.loads((FOLDER / file.group(1)).read_text() if file else body)
    return found


def finer(part):
    """The same spec with twice as many rates in every sweep."""
    if isinstance(part, list):
        return [finer(one) for one in part]
    if not isinstance(part, dict):
        return part
    made = {key: finer(one) for key, one in part.items()}
    if "per_decade" in made:
        made["per_decade"] *= 2
    return made


def built(name, spec, paths):
    """What the tags of a chart give: ratio, low, high and word of each path."""
    tags = "".join(
        f"- {path} | " + " | ".join(f"<% {path}.{part} %>" for part in ("ratio", "low", "high", "verdict")) + "\n" for path in paths)
    with tempfile.TemporaryDirectory() as folder:
        document = pathlib.Path(folder) / "a.md"
        document.write_text(f"```lrplot {{#{name.replace('_', '-')} .hidden}}\n{json.dumps(spec)}\n```\n\n{tags}")
        done = subprocess.run(
            [LRPLOT, "report", str(document), "-o", folder + "/out", "--quiet"], capture_output=True, text=True, check=False)
        if done.returncode:
            sys.exit(done.stderr)
        lines = (pathlib.Path(folder) / "out/a.md").read_text().splitlines()
    rows = [line[2:].split(" | ") for line in lines if line.startswith("- ")]
    return {row[0]: row[1:] for row in rows}


def direction(row):
    """1 where it is clearly more, −1 where it is clearly less, else 0."""
    return 0 if row[3] != "clear" else 1 if number(row[0]) > 1 else -1


def number(text):
    """A number as documents write it."""
    text = text.replace("−", "-").replace(",", "").replace("∞", "inf")
    power = re.match(r"(.*?)×10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)$", text)
    if power:
        digits = power.group(2).translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789"))
        return float(power.group(1)) * 10 ** int(digits)
    return float(text)


PRINTED = {}
for text in TEXTS:
    for path in re.findall(r"\b((\w+)\.[\w.]+\.over\.\w+)\.(?:verdict|ratio|low|high)", text):
        PRINTED.setdefault(path[1], set()).add(path[0])
changed = 0
specs = charts()
for name, paths in sorted(PRINTED.items()):
    if NAMES and name not in NAMES:
        continue
    paths = sorted(paths)
    here = built(name, specs[name], paths)
    fine = built(name, finer(specs[name]), paths)
    fresh = []
    for seed in SEEDS:
        spec = json.loads(json.dumps(specs[name]))
        spec.setdefault("train", {})["seed"] = seed
        fresh.append(built(name, spec, paths))
    for path in paths:
        signs = [direction(one[path]) for one in fresh]
        sign = direction(here[path])
        least = -(-4 * len(SEEDS) // 5)
        if sign:
            isFine = signs.count(sign) >= least and -sign not in signs
        else:
            isFine = max(signs.count(1), signs.count(-1)) < least
        isFine = isFine and direction(fine[path]) == sign
        changed += not isFine
        words = "; ".join(f"{one[path][0]} {one[path][3]}" for one in fresh)
        print(f"{path}\n    printed {' '.join(here[path][:3])} {here[path][3]}; finer grid {fine[path][0]} {fine[path][3]}; fresh {words}{'' if isFine else '  CHANGED'}", flush=True)
print(f"{sum(map(len, PRINTED.values()))} comparisons, {changed} changed")
sys.exit(changed > 0)
