"""Tries one thing after another and tells how each ended; what cannot be had is named, and is no failure.

    sys.exit(trials.run("test-ci", [("make", None, check_make), ("ninja", "ninja: it was not tried", check_ninja)]))
"""
import subprocess


def run(script, trials):
    """The exit code of a script: 1 if any of its trials failed.

    trials: of each its name, what is missing (nothing where it can be tried), and what tries it, which fails by an assertion, an error
    of the system or a time that has run out.
    """
    failures = 0
    for name, missing, check in trials:
        if missing:
            print(f"{script}: MISSING {missing}", flush=True)
            continue
        try:
            check()
            print(f"{script}: {name} works", flush=True)
        except (AssertionError, OSError, subprocess.TimeoutExpired) as error:
            failures += 1
            print(f"{script}: {name} FAILED: {error}", flush=True)
    return 1 if failures else 0
