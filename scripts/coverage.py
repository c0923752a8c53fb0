#!/usr/bin/env python3
"""Prints the line coverage of every room, and fails where one that reads specs, makes results, figures or words is below
95 %.

    scripts/coverage.py SCRATCH   # after `swift test --enable-code-coverage --scratch-path SCRATCH`

What tests reach through the program counts as what they reach in their own process.
"""
import json
import os
import shutil
import subprocess
import sys

# Folders below Sources that hold what must be covered.
MUST = ["LRResults", "LRSpec/Reading", "LRSpec/Model", "LRSpec/Figures", "LRSpec/Words"]
LEAST = 95.0


def summary(scratch):
    folder = os.path.join(scratch, "debug")
    tools = os.path.dirname(os.path.realpath(shutil.which("swift")))
    counters = os.path.join(folder, "codecov")
    profile = os.path.join(counters, "all.profdata")
    # A program that was ended in the middle, as some tests do, leaves a broken file: the others count.
    raw = [os.path.join(counters, name) for name in sorted(os.listdir(counters)) if name.endswith(".profraw")]
    merge = [os.path.join(tools, "llvm-profdata"), "merge", "--failure-mode=all", "--sparse", "-o", profile]
    subprocess.run(merge + raw, check=True, stderr=subprocess.DEVNULL)
    tests = next(os.path.join(folder, name) for name in sorted(os.listdir(folder)) if name.endswith(".xctest"))
    command = [os.path.join(tools, "llvm-cov"), "export", "--summary-only", "--instr-profile", profile, tests, "--object", os.path.join(folder, "lrplot")]
    return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)["data"][0]["files"]


def main():
    root = os.path.join(os.getcwd(), "Sources") + os.sep
    rooms = {}
    for file in summary(sys.argv[1]):
        name = file["filename"]
        if not name.startswith(root):
            continue
        path = name[len(root):]
        lines = file["summary"]["lines"]
        for place in {path.split("/")[0], os.path.dirname(path)}:
            covered, count = rooms.get(place, (0, 0))
            rooms[place] = (covered + lines["covered"], count + lines["count"])
        if any(path.startswith(must + "/") for must in MUST) and lines["percent"] < 90:
            print(f"{lines['percent']:6.1f} %  {path}")
    failed = []
    for place, (covered, count) in sorted(rooms.items()):
        percent = 100 * covered / max(count, 1)
        print(f"{percent:6.1f} %  {covered:6d} of {count:6d} lines  {place}")
        if place in MUST and percent < LEAST:
            failed.append(place)
    for place in MUST:
        if place not in rooms:
            failed.append(place + " (not found)")
    if failed:
        sys.exit(f"below {LEAST} %: " + ", ".join(failed))


main()
