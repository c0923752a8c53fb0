#!/usr/bin/env python3
"""Lets the system fail in every way, and looks at what lrplot leaves behind.

   usage: scripts/test-faults.py BINARY WORK [NAME…]

Of every fault the same is asked: the program ends by itself, with a code that is its own and a message where it can write one, and
every file is the one that stood there before or the new one, whole. Full disks, read-only folders, missing fonts and the like are
made in a mount namespace (unshare); what cannot be made here is named.
"""
import hashlib, os, pathlib, re, resource, shutil, signal, subprocess, sys, time

binary, work = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).resolve()
root = pathlib.Path(__file__).resolve().parent.parent
OWN = {0, 1, 64, 65, 66, 70, 73}
ENV = {k: v for k, v in os.environ.items() if k != "LRPLOT_CACHE"}
cases, mistakes, missing = 0, [], []

OLD = '{ "steps": 1000, "schedule": { "type": "cosine", "lr": 0.1 } }\n'
NEW = '{ "steps": 2000, "schedule": { "type": "linear", "lr": 0.3, "warmup": 100 } }\n'
CHART = "\n```lrplot {{#fig-{0}}}\nsteps: {1}\nschedule: {{ type: {2}, lr: 0.1 }}\n```\n"
DOCUMENT = {s: f"# Notes\n\n<% fig_1.lr.{s}.peak %>\n" + "".join(CHART.format(i, 100 + 10 * i, s) for i in range(1, 41)) for s in ("cosine", "linear")}


def run(words, *, folder, mounts=None, shell='exec "$@"', env=ENV, timeout=60, **more):
    """Runs the program; `mounts` are made for it alone, `shell` is what runs "$@"."""
    plain = mounts is None and shell == 'exec "$@"'
    script = shell if mounts is None else f"mount --make-rprivate / && {mounts} && {{ {shell}; }}"
    line = [binary] + words if plain else (["unshare", "-m"] if mounts else []) + ["bash", "-c", script, "bash", binary] + words
    more = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | more
    return subprocess.run(line, cwd=folder, env=env, timeout=timeout, **more)


def tree(folder):
    """Every file below a folder, hidden ones too, with a digest of its bytes."""
    return {str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(folder.rglob("*")) if p.is_file()}


def expect(name, holds, more=""):
    global cases
    cases += 1
    if not holds:
        mistakes.append(name)
        print(f"FAIL  {name}: {more}"[:600], flush=True)


def ends(name, done, code=None, says=None):
    """Whether a run ended by itself: with `code`, or with one of its own and a message where that is not 0."""
    error = done.stderr.decode("utf-8", "replace") if done.stderr else ""
    good = done.returncode == code if code is not None else done.returncode in OWN
    if says:
        good = good and re.search(says, error) is not None
    expect(name, good, f"code {done.returncode}, {error[:300]!r}")


def fresh(name, old=True):
    """A folder with a spec, and with an older figure of another one."""
    folder = work / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "s.json").write_text(NEW)
    (folder / "notes.md").write_text(DOCUMENT["linear"])
    if old:
        for form in ("svg", "png", "pdf"):
            (folder / f"f.{form}").write_bytes(FIGURES["old"][form])
    return folder


def whole(name, folder, form="svg"):
    """The figure is the old one or the new one, and nothing else lies beside it."""
    bytes = (folder / f"f.{form}").read_bytes() if (folder / f"f.{form}").exists() else b""
    expect(f"{name}: the figure is whole", bytes in (FIGURES["old"][form], FIGURES["new"][form]), f"{len(bytes)} bytes")
    hidden = [p.name for p in folder.rglob(".*") if p.is_file() and p.name != ".lrplot-made"]
    expect(f"{name}: nothing is left over", not hidden, str(hidden))


def case(body):
    CASES[body.__name__.replace("_", " ")] = body
    return body


CASES = {}


@case
def failing_calls():
    """The n-th call of a kind fails, alone or with all behind it, for every n there is."""
    compiler = shutil.which("cc")
    if not compiler:
        return missing.append("failing calls: there is no C compiler")
    shim = work / "faults.so"
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", shim, root / "scripts" / "faults.c", "-ldl"], check=True)
    seen = work / "seen"
    for kind, error in [("write", 28), ("write", 5), ("short", 0), ("open", 24), ("open", 13), ("read", 5), ("close", 5), ("linkat", 5),
                        ("linkat", 1), ("rename", 28), ("mkdir", 13), ("fchmod", 1), ("unlink", 1)]:
        for count in (1, 1 << 30):
            for words, form in [(["s.json", "-o", "f.svg"], "svg"), (["s.json", "-o", "f.png"], "png"), (["s.json", "-o", "f.pdf"], "pdf"),
                                (["report", "notes.md", "-o", "site"], None)]:
                for at in range(1, 200 if form else 60):
                    folder = fresh("calls")
                    seen.unlink(missing_ok=True)
                    env = ENV | {"LD_PRELOAD": str(shim), "FAULT_CALL": kind, "FAULT_AT": str(at), "FAULT_COUNT": str(count),
                                 "FAULT_ERRNO": str(error), "FAULT_SEEN": str(seen)}
                    name = f"{kind} {at}{'' if count == 1 else ' and all behind it'}, {os.strerror(error)}, {words[0]} {form or ''}"
                    done = run(words, folder=folder, env=env)
                    if not seen.exists():
                        break
                    # Whoever cannot write cannot tell, and who cannot remove leaves it.
                    told = done.returncode == 0 or done.stderr or kind == "write"
                    expect(name, done.returncode in OWN and told, f"code {done.returncode}, {done.stderr[:200]!r}")
                    if form and kind != "unlink":
                        whole(name, folder, form)
                    if form and done.returncode == 0:
                        expect(f"{name}: what is said to be done is done", (folder / f"f.{form}").read_bytes() == FIGURES["new"][form])
                    if not form:
                        strange = {p: d for p, d in tree(folder / "site").items() if REPORTS["linear"].get(p) != d and p != ".lrplot-made"}
                        expect(f"{name}: every file of the report is whole", not strange or kind == "unlink", str(strange))


@case
def full_disk():
    for form in ("svg", "png", "pdf"):
        folder = fresh("full")
        (folder / "d").mkdir()
        filled = f"mount -t tmpfs -o size=64k tmpfs d && cp f.{form} d/ && (head -c 60k /dev/zero > d/fill 2>/dev/null || true)"
        after = f"cmp f.{form} d/f.{form} || code=99; test $(ls -A d | wc -l) = 2 || code=98; exit $code"
        ends(f"full disk, {form}", run(["s.json", "-o", f"d/f.{form}"], folder=folder, mounts=filled, shell=f'"$@"; code=$?; {after}'), 73, "the disk is full")
    folder = fresh("full")
    (folder / "d").mkdir()
    small = f"mount -t tmpfs -o size=48k tmpfs {folder}/d"
    ends("full disk, report", run(["report", "notes.md", "-o", "d"], folder=folder, mounts=small), 73, "the disk is full")
    ends("full disk, out-dir", run(["s.json", "--out-dir", "d", "--format", "svg,png,pdf", "--scale", "4"], folder=folder, mounts=small), 73)
    os.symlink("/dev/full", folder / "full.svg")
    for words in (["s.json", "-o", "full.svg"], ["report", "notes.md", "-o", "/dev/full/x"]):
        ends(f"device full, {' '.join(words)}", run(words, folder=folder), 73)
    trained = '{"steps":20,"train":{"problem":{"type":"noisy_quadratic"},"optimizer":{"type":"sgd"}},"curves":[{"label":"a","schedule":{"type":"cosine","lr":0.1}}],"panels":[{"show":"loss"}]}'
    (folder / "t.json").write_text(trained)
    tiny = f"mount -t tmpfs -o ro,size=16k tmpfs {folder}/d"
    ends("read-only cache", run(["t.json", "--cache", "d/c", "-o", "-"], folder=folder, mounts=tiny), 0)
    shards = [run(["t.json", "--cache", "d/c", "--shard", f"{k}/2", "-o", "x.svg"], folder=folder, mounts=tiny).returncode for k in (1, 2)]
    expect("read-only cache of a shard that has a result to keep", sorted(shards) == [0, 73], str(shards))
    with open("/dev/full", "wb") as full:
        for words in (["s.json", "-o", "-"], ["values", "s.json"], ["explain", "s.json"], ["list"], ["list", "schedules"], ["schema"], ["show", "s.json"],
                      ["extract", "f.svg"], ["diff", "s.json", "s.json"], ["completions", "bash"], ["check", "s.json", "-o", "f.svg"], ["--help"],
                      ["--version"], ["report", "notes.md", "-o", "-"]):
            ends(f"standard output is full, {' '.join(words)}", run(words, folder=folder, stdout=full), 73)


@case
def read_only():
    folder = fresh("readonly")
    frozen = (f"mount --bind {folder} {folder} && mount -o remount,ro,bind {folder} && cd {folder}")
    for words in (["s.json", "-o", "f.svg"], ["s.json", "-o", "new/f.svg"], ["report", "notes.md", "-o", "site"], ["extract", "f.svg", "-o", "x.json"],
                  ["s.json", "-o", "f.svg", "--deps", "x.d"]):
        ends(f"read-only folder, {' '.join(words)}", run(words, folder=folder, mounts=frozen), 73, "[Rr]ead-only")
    whole("read-only folder", folder)
    everything = "mount -o remount,ro,bind /"
    ends("read-only root, to standard output", run(["s.json", "-o", "-"], folder=folder, mounts=everything), 0)
    ends("read-only root", run(["s.json", "-o", "/f.svg"], folder=folder, mounts=everything), 73, "[Rr]ead-only")
    without = "mount -t tmpfs tmpfs /proc"
    ends("a root without /proc", run(["s.json", "-o", "f.svg"], folder=folder, mounts=without), 0)
    whole("a root without /proc", folder)
    # Who may write anywhere is somebody else for it.
    other = "exec setpriv --reuid 65534 --regid 65534 --clear-groups \"$@\"" if os.geteuid() == 0 else 'exec "$@"'
    if run(["--version"], folder=folder, shell=other).returncode != 0:
        return missing.append("a folder of others: no program by another user (setpriv, and a folder that all may read)")
    os.chmod(folder, 0o555)
    ends("a folder of others", run(["s.json", "-o", "f.svg"], folder=folder, shell=other), 73, "[Pp]ermission")
    os.chmod(folder, 0o755)


@case
def no_files():
    folder = fresh("nofiles")
    os.mkfifo(folder / "pipe")
    for ending in ("json", "svg", "md"):
        os.symlink(f"b.{ending}", folder / f"a.{ending}"), os.symlink(f"a.{ending}", folder / f"b.{ending}")
    os.symlink("/dev/null", folder / "null.svg")
    for words, code in ((["a.json", "-o", "f.svg"], 66), (["s.json", "-o", "a.svg"], 73), (["/dev/null", "-o", "f.svg"], 65), (["report", "a.md", "-o", "site"], 66),
                        (["report", "notes.md", "-o", "a.md"], 73), (["s.json", "-o", "s.json/x.svg"], 73), (["s.json/x", "-o", "f.svg"], 66), (["s.json", "-o", "null.svg"], 0),
                        ([".", "-o", "f.svg"], None)):
        ends(f"no file, {' '.join(words)}", run(words, folder=folder), code)
    ends("a FIFO that gives a spec", run(["pipe", "-o", "f.svg"], folder=folder, shell='cat s.json > pipe & exec "$@"'), 0)
    os.symlink("pipe", folder / "pipe.svg")
    ends("a FIFO that takes a figure", run(["s.json", "-o", "pipe.svg"], folder=folder, shell='cat pipe > x.svg & "$@"; code=$?; wait; exit $code'), 0)
    expect("what came through the FIFO is whole", (folder / "x.svg").read_bytes() == FIGURES["new"]["svg"])
    ends("a FIFO in place of a log", run(["l.json", "-o", "f.svg"], folder=folder, shell="echo '{\"steps\":9,\"log\":\"pipe\"}' > l.json; exec \"$@\""))
    whole("no file", folder)


@case
def descriptors():
    for closed in ("<&-", ">&-", "2>&-", "<&- >&-", "<&- >&- 2>&-"):
        folder = fresh("closed")
        ends(f"closed {closed}", run(["s.json", "-o", "f.svg"], folder=folder, shell=f"exec \"$@\" {closed}"), 0)
        whole(f"closed {closed}", folder)
        ends(f"closed {closed}, a wrong spec", run(["s.json", "--set", "schedule.lr=x", "-o", "f.svg"], folder=folder, shell=f"exec \"$@\" {closed}"), 65)
    ends("values to a closed output", run(["values", "s.json"], folder=folder, shell="exec \"$@\" >&-"), 73)
    ends("a spec from a closed input", run(["-", "-o", "f.svg"], folder=folder, shell="exec \"$@\" <&-"), 66)
    for words in (["values", "s.json", "--steps", "1000000"], ["list", "schedules"], ["schema"]):
        done = run(words, folder=folder, shell="set -o pipefail; \"$@\" | head -c 10")
        expect(f"SIGPIPE, {words[0]}", done.returncode in (0, 141) and not done.stderr, f"code {done.returncode}, {done.stderr[:200]!r}")


# The exit code of a shell that cannot set a limit, which is none of the program's.
UNSET = 99


@case
def limits():
    """Each limit of the shell, from nothing on: what it leaves no room for is told, and nothing passes for done."""
    for flag in "cdefilmnqrstuvx":
        for size in (0, 1, 4, 16, 64, 1024):
            for words, form in ((["s.json", "-o", "f.svg"], "svg"), (["s.json", "-o", "f.png", "--scale", "2"], None)):
                folder = fresh("limits")
                name = f"ulimit -{flag} {size}, {words[2]}"
                done = run(words, folder=folder, shell=f"ulimit -{flag} {size} 2>/dev/null || exit {UNSET}; exec \"$@\"")
                if done.returncode == UNSET:
                    continue
                # Where there is no memory for a program, not even the loader says anything else than a signal.
                by_force = flag in "dstv" or (done.returncode in (126, 127) and flag in "mn")
                expect(name, done.returncode in OWN or by_force, f"code {done.returncode}, {done.stderr[:200]!r}")
                if form:
                    whole(name, folder)
                    is_new = (folder / "f.svg").read_bytes() == FIGURES["new"]["svg"]
                    expect(f"{name}: what is said to be done is done", done.returncode != 0 or is_new, done.stderr[:200])
                    expect(f"{name}: told", done.stderr or done.returncode == 0 or by_force or done.returncode < 0)


@case
def surroundings():
    folder = fresh("around")
    figure = FIGURES["new"]["svg"]
    odd = [{}, {"LC_ALL": "tr_TR.UTF-8"}, {"LC_ALL": "xx"}, {"LANG": "de_DE", "LC_NUMERIC": "de_DE"}, {"TZ": "Pacific/Chatham"}, {"TMPDIR": "/nowhere"},
           {"HOME": "/nowhere"}, {"PATH": ""}, {"XDG_CACHE_HOME": "/dev/null"}, {"FONTCONFIG_FILE": "/dev/null"}, {"TERM": "\x1b[31m"}, {"COLUMNS": "-1"}]
    for env in odd:
        done = run(["s.json", "-o", "-"], folder=folder, env=env)
        ends(f"environment {env}", done, 0)
        expect(f"environment {env}: the same bytes", done.stdout == figure)
    fonts = "(mount -t tmpfs tmpfs /usr/share/fonts) && (mount -t tmpfs tmpfs /usr/local/share/fonts || true)"
    ends("no fonts", run(["s.json", "-o", "f.svg"], folder=folder, mounts=fonts), 66, "font")
    whole("no fonts", folder)
    some = list(pathlib.Path("/usr/share/fonts").rglob("DejaVuSans.ttf"))
    if some:
        kept = f"cp {some[0]} {folder}/only.ttf && {fonts}"
        ends("a font by its file, where there is no other", run(["s.json", "-o", "f.svg", "--font", "only.ttf"], folder=folder, mounts=kept), 0)
    for name, content in (("cut.ttf", b"\0\1\0\0" + bytes(60)), ("empty.ttf", b""), ("text.ttf", b"no font")):
        (folder / name).write_bytes(content)
        ends(f"font {name}", run(["s.json", "-o", "f.svg", "--font", name], folder=folder), 65, "font")
    whole("fonts", folder)


@case
def signals():
    folder = work / "signals"
    took = seconds_of_a_build()
    for sent in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        for moment in range(12):
            (start, left, _) = interrupted(folder, sent, took * moment / 12)
            expect(f"{sent.name} at moment {moment}: every file is whole", not left, str(left))
            expect(f"{sent.name} at moment {moment}: code", start in (0, -sent, 128 + sent), f"code {start}")


@case
def killed():
    folder = work / "killed"
    took, named = seconds_of_a_build(), 0
    for moment in range(100):
        _, left, temporary = interrupted(folder, signal.SIGKILL, took * moment / 100)
        named += len(temporary)
        expect(f"killed at moment {moment}: every file is whole", not left, str(left))
    expect("killed: hardly anything is left over", named <= 2, f"{named} temporary files")


def seconds_of_a_build():
    folder = work / "timed"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "notes.md").write_text(DOCUMENT["linear"])
    start = time.monotonic()
    run(["report", "notes.md", "-o", "site", "--quiet"], folder=folder)
    return time.monotonic() - start


def interrupted(folder, sent, after):
    """A build over an older one that gets a signal: its code, the files that are neither old nor new, the temporary ones."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(work / "report-cosine", folder)
    (folder / "notes.md").write_text(DOCUMENT["linear"])
    build = subprocess.Popen([binary, "report", "notes.md", "-o", "site", "--quiet"], cwd=folder, env=ENV, stderr=subprocess.DEVNULL)
    time.sleep(after)
    build.send_signal(sent)
    code = build.wait(60)
    now = tree(folder / "site")
    temporary = [p for p in now if p.endswith(".tmp")]
    known = [REPORTS["cosine"], REPORTS["linear"]]
    strange = [p for p, d in now.items() if p not in temporary and not p.endswith(".lrplot-made") and all(k.get(p) != d for k in known)]
    # A build that is ended may have removed nothing of what the new documents do not show.
    lost = [p for p in REPORTS["cosine"] if p not in now]
    return code, strange + lost + (temporary if sent != signal.SIGKILL else []), temporary


@case
def four_at_once():
    for _ in range(5):
        folder = fresh("four")
        line = [binary, "report", "notes.md", "-o", "site", "--quiet", "--cache", "cache"]
        builds = [subprocess.Popen(line, cwd=folder, env=ENV, stderr=subprocess.PIPE) for _ in range(4)]
        codes = [(b.wait(120), b.stderr.read()) for b in builds]
        expect("four builds at once: codes", all(c == 0 for c, _ in codes), str(codes))
        expect("four builds at once: the report", tree(folder / "site") == REPORTS["linear"], str(set(tree(folder / "site").items()) ^ set(REPORTS["linear"].items())))


@case
def many_figures():
    """Ten thousand figures in one process hold what a hundred do: objects of Cairo, FreeType and fontconfig, and memory."""
    flags = subprocess.run(["pkg-config", "--cflags", "cairo-ft", "cairo-svg", "cairo-pdf", "fontconfig"], capture_output=True, text=True)
    if not shutil.which("cc") or flags.returncode != 0:
        return missing.append("many figures: no C compiler, or no headers of Cairo")
    shim = work / "objects.so"
    subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", shim, root / "scripts" / "objects.c", *flags.stdout.split(), "-ldl"], check=True)
    for form in ("svg", "png", "pdf"):
        held = []
        for count in (100, 10_000 if form == "svg" else 500):
            folder = fresh("many", old=False)
            (folder / "specs").mkdir()
            for index in range(count):
                (folder / "specs" / f"s{index}.json").write_text(OLD.replace("1000", str(1000 + index)).replace('"steps"', f'"title": "Chart {index % 97}", "steps"'))
            env = ENV | {"LD_PRELOAD": str(shim), "OBJECTS": str(folder / "objects")}
            line = [binary, "specs", "--out-dir", "out", "--format", form, "--quiet"]
            drawing = subprocess.Popen(line, cwd=folder, env=env)
            _, status, usage = os.wait4(drawing.pid, 0)
            drawing.returncode = status
            expect(f"{count} figures, {form}: drawn", status == 0 and len(list((folder / "out").iterdir())) == count, f"status {status}")
            held.append(((folder / "objects").read_text(), usage.ru_maxrss / 1024))
        (few, small), (many, large) = held
        expect(f"many figures, {form}: objects", few == many, f"{few} {many}")
        # What is read of the folder grows by a name a file.
        expect(f"many figures, {form}: memory", large < small + 8, f"{small:.1f} and {large:.1f} MiB")


def made(spec, form):
    folder = work / "figures"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "s.json").write_text(spec)
    run(["s.json", "-o", f"f.{form}"], folder=folder, check=True)
    return (folder / f"f.{form}").read_bytes()


def report(kind):
    folder = work / f"report-{kind}"
    folder.mkdir(parents=True)
    (folder / "notes.md").write_text(DOCUMENT[kind])
    run(["report", "notes.md", "-o", "site", "--quiet"], folder=folder, check=True)
    return tree(folder / "site")


resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
shutil.rmtree(work, ignore_errors=True)
work.mkdir(parents=True)
FIGURES = {name: {form: made(spec, form) for form in ("svg", "png", "pdf")} for name, spec in (("old", OLD), ("new", NEW))}
REPORTS = {kind: report(kind) for kind in DOCUMENT}
strange = set(sys.argv[3:]) - set(CASES)
if strange:
    sys.exit(f"test-faults: {', '.join(sorted(strange))}: the cases are {', '.join(CASES)}")
if subprocess.run(["unshare", "-m", "true"], capture_output=True).returncode != 0:
    for name in ("full disk", "read only", "surroundings"):
        missing.append(f"{name}: no mounts for this user (unshare -m)")
        del CASES[name]
for name, body in CASES.items():
    if sys.argv[3:] and name not in sys.argv[3:]:
        continue
    start, before, bad = time.monotonic(), cases, len(mistakes)
    body()
    print(f"{name:20} {cases - before:6} looked at, {len(mistakes) - bad} wrong, {time.monotonic() - start:.0f} s", flush=True)
for name in missing:
    print(f"MISSING  {name}")
print(f"test-faults: {cases} looked at, {len(mistakes)} wrong")
sys.exit(bool(mistakes))
