#!/usr/bin/env python3
"""Measures lrplot beside matplotlib, gnuplot, vl-convert and ggplot2, and how its time grows.

    python3 Benchmarks/peers.py .build/release/lrplot .build/bench/peers [--runs 5] [--write]

Each tool draws the same data at 720 by 432 px. What is measured is the CPU time (user and system) of the whole process and its peak
memory, the tools in turn, medians; ratios of one run count, since machines are noisy. A tool that is missing is named. With --write
the table goes to docs/performance.md and the growth to templates/data/growth.csv, of which templates/charts/growth.json is the figure.
"""
import argparse
import json
import math
import os
import pathlib
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
TOOLS = ["lrplot", "gnuplot", "matplotlib", "vl-convert", "ggplot2"]
# A measurement that takes longer than this is not repeated, and one of a peer is stopped.
LIMIT = 60


class Stopped(Exception):
    pass


def measured(words, folder, limit=LIMIT):
    """CPU seconds and MiB of a process."""
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(words, cwd=folder, stdout=subprocess.DEVNULL, stderr=errors, env=os.environ | {"MPLBACKEND": "agg"})
        start = time.time()
        while True:
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            if pid:
                break
            if time.time() - start > limit:
                process.kill()
                os.wait4(process.pid, 0)
                raise Stopped
            time.sleep(0.002)
        errors.seek(0)
        told = errors.read().decode(errors="replace")
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"peers: {' '.join(map(str, words))}: {told[-800:]}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


# The work: four schedules of so many steps, or one curve of a table.
def rates(steps):
    warmup = steps // 20
    cosine = [0.1 * (t + 1) / warmup if t < warmup else 0.05 * (1 + math.cos(math.pi * (t - warmup) / (steps - warmup))) for t in range(steps + 1)]
    linear = [0.1 * (1 - t / steps) for t in range(steps + 1)]
    stairs = [0.1 * 0.5 ** (t * 5 // steps) for t in range(steps + 1)]
    root = [0.1 / math.sqrt(1 + t * 50 / steps) for t in range(steps + 1)]
    return {"cosine": cosine, "linear": linear, "step": stairs, "inverse root": root}


def four(steps):
    return {
        "steps": steps,
        "curves": [
            {"label": "cosine", "schedule": {"type": "cosine", "lr": 0.1, "warmup": steps // 20}},
            {"label": "linear", "schedule": {"type": "linear", "lr": 0.1}},
            {"label": "step", "schedule": {"type": "step", "lr": 0.1, "every": max(1, steps // 5), "gamma": 0.5}},
            {"label": "inverse root", "schedule": {"type": "inverse_sqrt", "lr": 0.1, "timescale": max(1, steps // 50)}},
        ],
    }


def table(path, rows):
    """A loss that falls, with noise: `step,loss`."""
    state = 1
    with open(path, "w") as out:
        out.write("step,loss\n")
        for t in range(rows):
            state = (state * 1103515245 + 12345) % 2**31
            out.write(f"{t},{2.5 / math.sqrt(1 + t * 400 / rows) + state / 2**31 * 0.1:.5f}\n")


MATPLOTLIB = """
import sys
import matplotlib.pyplot as plt
import numpy as np
kind, out, *more = sys.argv[1:]
def one(columns, out):
    figure, axes = plt.subplots(figsize=(7.2, 4.32))
    for name, x, y in columns:
        axes.plot(x, y, label=name)
    axes.set_xlabel("step"); axes.set_ylabel("learning rate"); axes.grid(alpha=0.3); axes.legend()
    figure.savefig(out, dpi=200 if out.endswith("png") else 100)
    plt.close(figure)
if kind == "four":
    data = np.loadtxt("four.csv", delimiter=",", skiprows=1)
    names = open("four.csv").readline().strip().split(",")[1:]
    for number in range(int(more[0])):
        one([(name, data[:, 0], data[:, 1 + index]) for index, name in enumerate(names)], out.replace("#", str(number)))
else:
    data = np.loadtxt("rows.csv", delimiter=",", skiprows=1)
    one([("loss", data[:, 0], data[:, 1])], out)
"""

GNUPLOT = """
set datafile separator ","
set xlabel "step"; set ylabel "learning rate"; set grid
do for [number = 0:COUNT - 1] {
  set output sprintf(OUT, number)
  if (KIND eq "four") {
    plot for [column = 2:5] "four.csv" using 1:column with lines title columnheader(column)
  } else {
    plot "rows.csv" using 1:2 with lines title columnheader(2)
  }
}
"""

VEGA = """
import json, sys, vl_convert
kind, out = sys.argv[1:]
rows = []
if kind == "four":
    names, *lines = open("four.csv").read().splitlines()
    for line in lines:
        step, *values = map(float, line.split(","))
        rows += [{"x": step, "y": y, "name": name} for name, y in zip(names.split(",")[1:], values)]
else:
    for line in open("rows.csv").read().splitlines()[1:]:
        x, y = line.split(",")
        rows.append({"x": float(x), "y": float(y), "name": "loss"})
spec = {"width": 600, "height": 340, "data": {"values": rows}, "mark": "line", "encoding": {
    "x": {"field": "x", "type": "quantitative", "title": "step"}, "y": {"field": "y", "type": "quantitative", "title": "learning rate"},
    "color": {"field": "name", "type": "nominal"}}}
if out.endswith("svg"):
    open(out, "w").write(vl_convert.vegalite_to_svg(spec))
else:
    open(out, "wb").write(vl_convert.vegalite_to_png(spec, scale=2))
"""

GGPLOT = """
library(ggplot2)
words <- commandArgs(trailingOnly = TRUE)
if (words[1] == "four") {
  wide <- read.csv("four.csv", check.names = FALSE)
  long <- do.call(rbind, lapply(names(wide)[-1], function(name) data.frame(x = wide$step, y = wide[[name]], name = name)))
} else {
  long <- setNames(read.csv("rows.csv"), c("x", "y")); long$name <- "loss"
}
for (number in seq_len(as.integer(words[3]))) {
  plot <- ggplot(long, aes(x, y, colour = name)) + geom_line() + labs(x = "step", y = "learning rate")
  out <- gsub("#", number, words[2], fixed = TRUE)
  if (grepl("svg$", out)) svg(out, 7.2, 4.32) else png(out, 1440, 864, res = 200)
  print(plot); invisible(dev.off())
}
"""


def commands(lrplot, python, kind, ending, count):
    """How each tool draws it; one that cannot draw many figures at once is left out for those."""
    out = f"{kind}.#.{ending}" if count > 1 else f"{kind}.{ending}"
    terminal = "svg size 720,432" if ending == "svg" else "pngcairo size 1440,864 fontscale 2"
    spec = "specs" if count > 1 else f"{kind}.json"
    ours = [lrplot, spec, "--out-dir", "figures", "--format", ending, "--force", "--quiet"] if count > 1 else [
        lrplot, spec, "-o", f"ours.{ending}", "--scale", "2", "--quiet"]
    found = {"lrplot": ours}
    if shutil.which("gnuplot"):
        script = f"KIND='{kind}'; COUNT={count}; OUT='gnuplot.{kind}.%d.{ending}'"
        found["gnuplot"] = ["gnuplot", "-e", f"set terminal {terminal}; {script}", "peer.gnuplot"]
    if has(python, "matplotlib"):
        found["matplotlib"] = [python, "peer_matplotlib.py", kind, out, str(count)]
    if has(python, "vl_convert") and count == 1:
        found["vl-convert"] = [python, "peer_vega.py", kind, out]
    if shutil.which("Rscript"):
        found["ggplot2"] = ["Rscript", "peer.R", kind, out, str(count)]
    return found


def has(python, module):
    return subprocess.run([python, "-c", f"import {module}"], capture_output=True, check=False).returncode == 0


def side_by_side(lrplot, python, work, runs):
    """Rows of (name, {tool: (seconds, MiB) or None})."""
    (work / "peer_matplotlib.py").write_text(MATPLOTLIB)
    (work / "peer.gnuplot").write_text(GNUPLOT)
    (work / "peer_vega.py").write_text(VEGA)
    (work / "peer.R").write_text(GGPLOT)
    steps = 10_000
    columns = rates(steps)
    with open(work / "four.csv", "w") as out:
        out.write("step," + ",".join(columns) + "\n")
        for t in range(steps + 1):
            out.write(f"{t}," + ",".join(repr(values[t]) for values in columns.values()) + "\n")
    (work / "four.json").write_text(json.dumps(four(steps)))
    (work / "specs").mkdir(exist_ok=True)
    for number in range(100):
        (work / "specs" / f"{number}.json").write_text(json.dumps(four(steps)))
    (work / "rows.json").write_text(json.dumps({"log": "rows.csv", "panels": [{"show": "loss"}]}))
    rows = []

    def add(name, kind, ending, count, runs, only=None):
        tools = {tool: words for tool, words in commands(lrplot, python, kind, ending, count).items() if only is None or tool in only}
        found = {tool: [] for tool in tools}
        for _ in range(runs):
            for tool, words in tools.items():
                if found[tool] is None:
                    continue
                try:
                    found[tool].append(measured(words, work))
                except Stopped:
                    found[tool] = None
        rows.append((name, {tool: one and tuple(map(statistics.median, zip(*one))) for tool, one in found.items()}))
        print(f"{name}: " + ", ".join(f"{tool} {cell(one)}" for tool, one in rows[-1][1].items()), flush=True)

    for ending in ["svg", "png"]:
        add(f"four schedules of 10,000 steps to {ending.upper()}", "four", ending, 1, runs)
    add("100 such charts in one process to SVG", "four", "svg", 100, 1)
    for count in [1_000_000, 10_000_000]:
        table(work / "rows.csv", count)
        for ending in ["svg", "png"] if count < 5_000_000 else ["svg"]:
            # What takes minutes or gigabytes with a tenth is not tried.
            only = None if count < 5_000_000 else [
                tool for tool, one in rows[-2][1].items() if one and one[0] < 5]
            add(f"a table of {count:,} rows to {ending.upper()}", "rows", ending, 1, 1 if count > 1e6 else min(runs, 3), only)
    return rows


def beside_numpy(lrplot, python, runs):
    """Rows of (training, seconds of lrplot, seconds of numpy), each on one thread."""
    os.environ["OMP_NUM_THREADS"] = "1"
    found = []
    for name, what in [("noisy_quadratic", "Adam on the noisy quadratic"), ("transformer", "a small transformer with Adam")]:
        tools = [
            [lrplot, "values", str(ROOT / "Benchmarks" / f"{name}.json"), "--of", "final", "--no-cache"],
            [python, str(ROOT / "Benchmarks" / f"{name}.py")]]
        times = [[measured(words, ROOT, 600)[0] for words in tools] for _ in range(min(runs, 3))]
        found.append((what, *map(statistics.median, zip(*times))))
        print("{}: lrplot {:.2f} s, numpy {:.2f} s".format(*found[-1]), flush=True)
    return found


def course(lrplot, work):
    """Seconds and MiB of the course of the templates without any kept result but its tables, and with all of them."""
    source, cache = ROOT / "templates" / "reports" / "learning-rate-scheduling", work / "results"
    shutil.rmtree(cache, ignore_errors=True)
    for table in sorted((source / "results").glob("*.csv")):
        measured([lrplot, "keep", str(ROOT / "templates" / "charts" / f"{table.stem}.json"), str(table), "--cache", str(cache), "--quiet"], ROOT, 600)
    words = [lrplot, "report", *map(str, sorted(source.glob("*.md"))), "-o", str(work / "course"), "--cache", str(cache), "--force", "--quiet"]
    found = [measured(words, ROOT, 1800) for _ in range(2)]
    print("the course: cold {:.0f} s, warm {:.1f} s".format(found[0][0], found[1][0]), flush=True)
    return found


def growth(lrplot, work, runs):
    """Rows of (what grows, how many, seconds)."""
    found = []

    def add(what, count, words):
        try:
            seconds = statistics.median(measured(words, work)[0] for _ in range(runs))
        except Stopped:
            print(f"{what}: {count:,}: over {LIMIT} s", flush=True)
            return
        found.append((what, count, seconds))
        print(f"{what}: {count:,}: {seconds:.4f} s", flush=True)

    for power in range(2, 10):
        (work / "g.json").write_text(json.dumps(four(10**power)))
        add("steps", 10**power, [lrplot, "g.json", "-o", "g.svg"])
    for power in range(2, 8):
        table(work / "rows.csv", 10**power)
        add("rows", 10**power, [lrplot, "rows.json", "-o", "g.svg"])
    curve = four(10_000)["curves"][0]
    for count in [1, 4, 16, 36]:
        curves = [curve | {"label": f"c{number}"} for number in range(count)]
        (work / "g.json").write_text(json.dumps({"steps": 10_000, "curves": curves}))
        add("curves", count, [lrplot, "g.json", "-o", "g.svg", "--quiet"])
        panels = [{"title": f"p{number}", "curves": [curve]} for number in range(count)]
        (work / "g.json").write_text(json.dumps({"steps": 10_000, "width": 1600, "height": 300 * math.ceil(count / 4), "panels": panels}))
        add("panels", count, [lrplot, "g.json", "-o", "g.svg", "--quiet"])
    for count in [1, 10, 100, 1000]:
        charts = "".join(f"```lrplot {{#fig-{n}}}\n{json.dumps({'steps': 1000 + n, 'schedule': {'type': 'cosine', 'lr': 0.1}})}\n```\n\n" for n in range(count))
        (work / "g.md").write_text("# Charts\n\n" + charts)
        add("charts of a report", count, [lrplot, "report", "g.md", "-o", "site", "--force", "--prune", "--quiet"])
        tags = "".join(f"- <% fig_1.lr.cosine.{n} %>\n" for n in range(count))
        (work / "g.md").write_text("# Tags\n\n```lrplot {#fig-1}\n" + json.dumps({"steps": 1000, "schedule": {"type": "cosine", "lr": 0.1}}) + f"\n```\n\n{tags}")
        add("tags of a report", count, [lrplot, "report", "g.md", "-o", "tags", "--force", "--prune", "--quiet"])
    return found


def cell(one):
    if one is None:
        return f"over {LIMIT} s"
    seconds, memory = one
    return (f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.1f} s") + f", {memory:.0f} MiB"


def document(rows, trainings, course):
    cores, name = os.cpu_count(), next(
        (line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), platform.machine())
    lines = [
        "# Speed, side by side", "",
        "<!-- Written by `python3 Benchmarks/peers.py … --write`. -->", "",
        f"CPU time (user and system) and peak memory of whole processes, medians, from one run on {cores} cores of {name}.",
        "Machines are noisy: ratios of one run count. Every tool draws the same data at 720 by 432 px, PNG with twice as many pixels;",
        "lrplot computes its schedules itself, the others read them from a table, as they have none.", "",
        "| work | " + " | ".join(TOOLS) + " |", "| --- |" + " --- |" * len(TOOLS),
    ]
    for work, found in rows:
        lines.append(f"| {work} | " + " | ".join(cell(found[tool]) if tool in found else "–" for tool in TOOLS) + " |")
    trained = "\n".join(f"| {what} | {ours:.2f} s | {theirs:.2f} s | {ours / theirs:.2f} |" for what, ours, theirs in trainings)
    cold, warm = (seconds for seconds, _ in course)
    return "\n".join(lines) + f"""

`–`: not tried, since the tool has no such form or took minutes for a tenth of it.

Training on one thread, beside the same loops over arrays in numpy ([Benchmarks](../Benchmarks)):

| work | lrplot | numpy | ratio |
| --- | --- | --- | --- |
{trained}

The course of the templates with all its charts and runs: {cold:.0f} s of CPU time where no result is kept but those of its tables, and
{warm:.1f} s where all are.

How the time grows, from [templates/data/growth.csv](../templates/data/growth.csv):

![CPU time against how many there are](../output/charts/growth.svg)

Steps cost nothing: schedules are known at any step, and a curve is drawn from its shape. Rows cost the reading of their bytes.
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lrplot")
    parser.add_argument("work", type=pathlib.Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--python", default=sys.executable, help="a Python that has matplotlib and vl_convert")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    lrplot = str(pathlib.Path(options.lrplot).resolve())
    # Not resolved: a virtual environment is told by its link.
    options.python = os.path.abspath(options.python)
    os.environ.pop("LRPLOT_CACHE", None)
    rows = side_by_side(lrplot, options.python, options.work, options.runs)
    trainings = beside_numpy(lrplot, options.python, options.runs)
    learned = course(lrplot, options.work)
    grown = growth(lrplot, options.work, options.runs)
    if options.write:
        (ROOT / "docs" / "performance.md").write_text(document(rows, trainings, learned))
        lines = ["what,count,seconds", *(f"{what},{count},{seconds:.4f}" for what, count, seconds in grown)]
        (ROOT / "templates" / "data" / "growth.csv").write_text("\n".join(lines) + "\n")


main()
