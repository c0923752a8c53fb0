#!/usr/bin/env python3
"""Runs every target of Tests/Fuzz for a while, from the templates as seeds and with the declared names as a dictionary.

   usage: scripts/fuzz.py FUZZER BINARY WORK SECONDS [TARGET…]

What is found stays in WORK/TARGET/found, and new inputs that reached new code in WORK/TARGET/corpus, for the next run.
"""
import json, os, pathlib, re, resource, subprocess, sys

fuzzer, binary, work, seconds = (pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve(), pathlib.Path(sys.argv[3]).resolve(), int(sys.argv[4]))
root = pathlib.Path(__file__).resolve().parent.parent
templates, files, output = root / "templates", root / "Tests" / "LRConfigsTests" / "Files", root / "output"


def read(folder, *endings, most=200_000):
    return [p.read_bytes() for p in sorted(folder.rglob("*")) if p.suffix in endings and p.is_file() and p.stat().st_size <= most]


def values(node, key):
    """Every text under a key of a tree."""
    if isinstance(node, dict):
        for name, value in node.items():
            if name == key and isinstance(value, str):
                yield value
            yield from values(value, key)
    elif isinstance(node, list):
        for value in node:
            yield from values(value, key)


def names():
    """What can stand in a spec: every key, and every word that is a value, of the schema."""
    found = set()
    def visit(node):
        if isinstance(node, dict):
            found.update(node.get("properties", {}))
            found.update(v for v in [node.get("const"), *node.get("enum", []), *node.get("examples", [])] if isinstance(v, str))
            for value in node.values():
                visit(value)
        elif isinstance(node, list):
            for value in node:
                visit(value)
    visit(json.loads(subprocess.run([binary, "schema"], check=True, capture_output=True).stdout))
    return sorted(found)


def varint(n):
    return bytes([n]) if n < 128 else bytes([n & 127 | 128]) + varint(n >> 7)


def record(event):
    """An event of TensorBoard as it stands in its file."""
    def crc(data):
        value = 0xFFFFFFFF
        for byte in data:
            value ^= byte
            for _ in range(8):
                value = value >> 1 ^ (0x82F63B78 if value & 1 else 0)
        value ^= 0xFFFFFFFF
        return ((value >> 15 | value << 17) + 0xA282EAD8 & 0xFFFFFFFF).to_bytes(4, "little")
    length = len(event).to_bytes(8, "little")
    return length + crc(length) + event + crc(event)


def event(step, tag):
    summary = bytes([10, len(tag) + 7, 10, len(tag)]) + tag + b"\x15\0\0\x80\x3f"
    return b"\x09" + bytes(8) + b"\x10" + varint(step) + b"\x2a" + bytes([len(summary)]) + summary


specs = read(templates, ".json")
notes = read(templates, ".md") + [b"# T\n\n```lrplot {#fig-a width=50%}\nsteps: 10\nschedule: {type: cosine, lr: 1}\n```\n\n```lrplot-values\ng = fig_a.lr.cosine.peak / 3\n```\n\n[](#fig-a) <% times(g) %> <% fig_a.lr.table %>\n"]
logs = read(files, ".csv", ".jsonl") + [b"step,lr,loss\n0,0.1,2\n10,0.05,1\n", b'step\tlr\n0\t"0,1"\n', b'{"step":1,"lr":0.1}\n{"step":2,"lr":0.2}\n', b"{'loss': 0.5, 'learning_rate': 1e-3, 'epoch': 0.1}\n"]
events = [b"".join(record(event(i * 10, tag)) for i in range(n) for tag in (b"train/lr", b"train/loss")) for n in (1, 3, 40)]
formulas = [f.encode() for spec in specs for f in list(values(json.loads(spec), "formula")) + list(values(json.loads(spec), "lr_lambda"))]
formulas += [b"0.1 * 0.5 ** (t // 100)", b"min(t, 10) if t % 3 > 1 else math.cos(t / T) + 2", b"1e-3 and not t or 1", b"round(t / 7, 2)"]
svg = read(output, ".svg", most=60_000)
figures = [svg[i] for i in range(0, len(svg), max(1, len(svg) // 12))]
for form in ("png", "pdf"):
    figures.append(subprocess.run([binary, root / "templates" / "charts" / "cosine.json", "-o", "-", "--format", form], check=True, capture_output=True).stdout)
stream = [b'<svg><path d="M 1 2 L 3.5 -4 C 1 2 3 4 5 6 Z" style="fill:rgb(1%,2%,3%);"/><defs><path/></defs><path fill="rgb(1%, 2%, 3%)" d="M 0 0"/></svg>']

# The first byte of these chooses a format or a host.
chosen = lambda texts, number: [bytes([number]) + text for text in texts]
CONFIG = chosen(read(files, ".json"), 0) + chosen(read(files, ".yaml", ".yml"), 1) + chosen(read(files, ".toml"), 2) + chosen(read(files, ".py"), 3)
SEEDS = {
    "json": specs + read(files, ".json"), "yaml": read(files, ".yaml", ".yml"), "toml": read(files, ".toml"), "python": read(files, ".py"),
    "config": CONFIG, "csv": logs, "events": events, "formula": formulas, "spec": specs, "markdown": notes, "report": chosen(notes, 0) + chosen(notes, 1),
    "stream": stream + figures[:4], "extract": figures,
}
LONGEST = {"formula": 512, "spec": 4096, "report": 4096, "extract": 60_000}
WORDS = [b'"steps"', b"-9223372036854775808", b"9007199254740993", b"1e308", b"5e-324", b"1e-320", b"NaN", b"\\ud800", b"'''", b'"""', b"\xef\xbb\xbf", b"\r\n", b"<%", b"%>", b"```lrplot",
         b"{#fig-a}", b"$$", b"[^1]", b"!!float", b"&a", b"*a", b"<<:", b"[[a]]", b"0x", b"1979-05-27T07:32:00Z", b"//", b"**", b"math.", b"lambda", b"<metadata>", b"tEXt", b"IDAT"]


def escaped(word):
    return '"' + "".join(chr(b) if 32 <= b < 127 and b not in b'"\\' else f"\\x{b:02x}" for b in word) + '"\n'


work.mkdir(parents=True, exist_ok=True)
dictionary = work / "words.dict"
dictionary.write_text("".join(escaped(w) for w in [n.encode() for n in names() if 0 < len(n.encode()) <= 64] + WORDS))
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
failed = False
# Without a target the program says which there are, and ends.
listed = subprocess.run([fuzzer], env=os.environ | {"FUZZ_TARGET": ""}, cwd=work, capture_output=True, text=True).stdout
targets = set(listed.partition("FUZZ_TARGET is one of: ")[2].partition("\n")[0].split())
if targets != set(SEEDS):
    sys.exit(f"fuzz: seeds and targets differ: {', '.join(sorted(targets ^ set(SEEDS)))}")
strange = set(sys.argv[5:]) - targets
if strange:
    sys.exit(f"fuzz: {', '.join(sorted(strange))}: the targets are {', '.join(SEEDS)}")
for target, seeds in SEEDS.items():
    if sys.argv[5:] and target not in sys.argv[5:]:
        continue
    own = work / target
    for name in ("corpus", "seeds", "found"):
        (own / name).mkdir(parents=True, exist_ok=True)
    for index, seed in enumerate(seeds):
        (own / "seeds" / f"{index:04}").write_bytes(seed)
    line = [fuzzer, own / "corpus", own / "seeds", f"-max_total_time={seconds}", f"-dict={dictionary}", f"-artifact_prefix={own / 'found'}/", "-timeout=30",
            "-rss_limit_mb=3072", f"-max_len={LONGEST.get(target, 8192)}", "-print_final_stats=1", "-verbosity=1", "-report_slow_units=10"]
    env = os.environ | {"FUZZ_TARGET": target, "ASAN_OPTIONS": "replace_intrin=0:detect_leaks=0:allocator_may_return_null=1"}
    with open(own / "log", "wb") as log:
        code = subprocess.run(line, env=env, cwd=own, stdout=log, stderr=subprocess.STDOUT).returncode
    text = (own / "log").read_text(errors="replace")
    runs = re.findall(r"stat::number_of_executed_units:\s*(\d+)", text)
    reached = re.findall(r"cov: (\d+)", text)
    found = sorted(p.name for p in (own / "found").iterdir() if not p.name.startswith("slow-unit"))
    failed = failed or code != 0
    print(f"{target:10} {seconds:4} s  {int(runs[-1]) if runs else 0:9,} inputs  {reached[-1] if reached else '?':>6} edges  {'clean' if code == 0 else 'FOUND ' + ' '.join(found[:3])}", flush=True)
    if code != 0:
        print("\n".join(text.splitlines()[-40:]))
sys.exit(failed)
