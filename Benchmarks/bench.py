"""Compares the CPU time of two commands.

    python3 bench.py --a "CMD" --b "CMD" [--runs 40] [--limit 2.0] [--name NAME]

Runs them in turn, so that a change in the machine's load meets both, and takes user + system time of each process
from wait4. Prints one line: minimum and median of both in ms, and the ratio of the medians, a to b.
Exit codes: 0 done, 1 the ratio is above the limit, 2 a command failed or the usage was wrong.
"""

import argparse
import os
import shlex
import shutil
import statistics
import sys


def cpu_seconds(words):
    """User + system time of one run; its standard output is dropped."""
    silent = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    pid = os.posix_spawn(words[0], words, os.environ, file_actions=silent)
    _, status, usage = os.wait4(pid, 0)
    code = os.waitstatus_to_exitcode(status)
    if code != 0:
        sys.stderr.write(f"bench: error: exit code {code} from {shlex.join(words)}\n")
        sys.exit(2)
    return usage.ru_utime + usage.ru_stime


def command(text):
    words = shlex.split(text)
    program = shutil.which(words[0]) if words else None
    if program is None:
        raise argparse.ArgumentTypeError(f"no such program: {text!r}")
    return [program, *words[1:]]


def positive(text):
    count = int(text)
    if count < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return count


def main():
    parser = argparse.ArgumentParser(description="Compares the CPU time of two commands.")
    parser.add_argument("--a", type=command, required=True, help="the command that is judged")
    parser.add_argument("--b", type=command, required=True, help="the command it is measured against")
    parser.add_argument("--runs", type=positive, default=40, help="runs of each (default 40)")
    parser.add_argument("--limit", type=float, help="largest ratio of the medians, a to b, that passes")
    parser.add_argument("--name", default="a against b", help="what the line is about")
    options = parser.parse_args()

    # One run of each that does not count, to have the files in memory.
    cpu_seconds(options.a)
    cpu_seconds(options.b)
    times_a, times_b = [], []
    for _ in range(options.runs):
        times_a.append(cpu_seconds(options.a))
        times_b.append(cpu_seconds(options.b))

    ratio = statistics.median(times_a) / statistics.median(times_b)
    shown = [
        f"{label} {min(times) * 1e3:.2f} min {statistics.median(times) * 1e3:.2f} median"
        for label, times in (("a", times_a), ("b", times_b))
    ]
    passed = options.limit is None or ratio <= options.limit
    limit = "" if options.limit is None else f" (limit {options.limit:g}: {'kept' if passed else 'MISSED'})"
    print(f"{options.name}: {', '.join(shown)} ms CPU over {options.runs} runs; ratio {ratio:.2f}{limit}")
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
