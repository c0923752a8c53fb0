#!/usr/bin/env python3
"""Loads every page of a folder of reports in Chromium and says what is wrong with it.

usage: scripts/test-browser.py FOLDER

Each FOLDER/NAME/NAME.html is shown at the width of a phone and of a desk, in light and in dark. Checked are: every figure
shows, every link inside the page leads somewhere, headings nest, every table has a head, nothing is wider than the page, no
request leaves it, formulas are set, solutions fold, figures tell their values by keys. Of each NAME.pdf: every figure's caption can be read, no formula or link
was lost. Needs Chromium and pdftotext; nothing is fetched, since the pages are served from this machine alone.
"""
import functools
import glob
import html
import http.server
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading

# Runs inside each frame; gives a list of complaints.
CHECK = r"""
function check(w, width, dark) {
  const d = w.document, bad = [], text = (e) => (e.textContent || "").trim().slice(0, 60);
  const page = d.documentElement.scrollWidth;
  if (page > width) {
    const wide = [...d.querySelectorAll("main *")].filter((e) => Math.abs(e.getBoundingClientRect().right - page) < 2).pop();
    bad.push(`the page is ${page} px wide: ${wide ? wide.tagName + " " + text(wide) : "?"}`);
  }
  for (const e of d.querySelectorAll("main *")) {
    const box = e.getBoundingClientRect();
    if (box.right > width + 1 && !e.closest("table, pre, math, svg, mrow, .math")) bad.push(`${e.tagName} reaches ${box.right}: ${text(e)}`);
  }
  const figures = d.querySelectorAll("figure");
  for (const f of figures) {
    const svg = f.querySelector("svg"), box = svg && svg.getBoundingClientRect();
    if (!svg || box.width < 200 || box.height < 80) { bad.push(`the figure ${f.id} does not show`); continue; }
    if (svg.getAttribute("role") !== "img" || !svg.querySelector("title") || !svg.querySelector("desc")) bad.push(`the figure ${f.id} has no words`);
    if (!/^Figure \d+\./.test(text(f.querySelector("figcaption") || f))) bad.push(`the figure ${f.id} has no number`);
    const ratio = box.width / box.height, own = svg.viewBox.baseVal;
    if (Math.abs(ratio - own.width / own.height) > 0.02) bad.push(`the figure ${f.id} is stretched`);
  }
  for (const f of figures) {
    if (!f.querySelector("script[type='application/json']")) continue;
    const output = f.querySelector(".reading"), press = (key) => f.dispatchEvent(new w.KeyboardEvent("keydown", { key }));
    f.focus();
    press("End");
    if (!/: .+ ≈?-?\d/.test(output.textContent) || !f.querySelector(".lrplot-reading line")) bad.push(`the figure ${f.id} tells no values: ${text(output)}`);
    press("Escape");
    if (f.querySelector(".lrplot-reading line")) bad.push(`the figure ${f.id} keeps its mark`);
    f.blur();
  }
  const ids = [...d.querySelectorAll("[id]")].map((e) => e.id), seen = new Set();
  for (const id of ids) { if (seen.has(id)) bad.push(`the id ${id} is there twice`); seen.add(id); }
  for (const a of d.querySelectorAll("a[href]")) {
    const to = a.getAttribute("href");
    if (to.startsWith("#") ? !seen.has(decodeURIComponent(to.slice(1))) : !/^https:\/\//.test(to)) bad.push(`the link ${to} leads nowhere`);
    if (!text(a)) bad.push(`the link ${to} has no words`);
  }
  let level = 0;
  for (const h of d.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
    const now = Number(h.tagName[1]);
    if (now > level + 1) bad.push(`the heading “${text(h)}” skips a level`);
    level = now;
  }
  if (d.querySelectorAll("h1").length !== 1) bad.push("there is not one h1");
  for (const t of d.querySelectorAll("table")) if (!t.querySelector("th")) bad.push(`a table has no head: ${text(t)}`);
  for (const m of d.querySelectorAll("math")) if (!m.getBoundingClientRect().width && !m.closest("details")) bad.push(`a formula does not show: ${text(m)}`);
  if (d.querySelector("merror")) bad.push("a formula is wrong");
  const visible = [...d.querySelectorAll("p, li, td, h2, h3")].map((e) => [...e.childNodes].filter((n) => n.nodeType === 3).map((n) => n.data).join("")).join("\n");
  const raw = visible.match(/<%|%>|\{#|\{id=|\]\(#|\$\\|\\frac|\\eta|\*\*/);
  if (raw) bad.push(`raw text is left: ${visible.slice(Math.max(0, raw.index - 30), raw.index + 30)}`);
  for (const f of d.querySelectorAll("details")) { if (f.open) bad.push("a solution is open"); f.open = true; if (!f.querySelector("summary")) bad.push("a solution has no summary"); }
  for (const r of w.performance.getEntriesByType("resource")) bad.push(`the page asks for ${r.name}`);
  if (w.matchMedia("(prefers-color-scheme: dark)").matches !== dark) bad.push("the theme is not the one asked for");
  const paper = w.getComputedStyle(d.body).backgroundColor.match(/\d+/g).map(Number);
  if ((paper[0] < 128) !== dark) bad.push("the paper has the colour of the other theme");
  return { figures: figures.length, formulas: d.querySelectorAll("math").length, links: d.querySelectorAll("a[href]").length, bad };
}
"""

WIDTHS = (360, 1280)


def chromium():
    for name in ("chromium", "google-chrome", "chromium-browser"):
        if shutil.which(name):
            return name
    sys.exit("test-browser: there is no chromium")


def serve(folder):
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def look(page, dark):
    """What the checks say of a page, by width."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(page, os.path.join(folder, "page.html"))
        frames = "".join(f'<iframe src="page.html" width="{w}" height="800" style="border:0"></iframe>' for w in WIDTHS)
        script = (
            CHECK + f"addEventListener('load', () => {{ let out; try {{ out = {json.dumps(WIDTHS)}.map((w, i) => check(frames[i], w, {json.dumps(dark)})); }}"
            "catch (e) { out = [{ bad: [String(e)], figures: 0, formulas: 0, links: 0 }]; }"
            "document.getElementById('out').textContent = JSON.stringify(out); });"
        )
        with open(os.path.join(folder, "index.html"), "w") as file:
            file.write(f"<!DOCTYPE html><meta charset=utf-8><pre id=out></pre>{frames}<script>{script}</script>")
        server = serve(folder)
        words = [
            chromium(), "--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--window-size=1700,900", "--virtual-time-budget=20000",
            f"--blink-settings=preferredColorScheme={0 if dark else 1}", "--dump-dom",
            f"http://127.0.0.1:{server.server_address[1]}/index.html",
        ]
        done = subprocess.run(words, capture_output=True, text=True, timeout=300)
        server.shutdown()
    found = re.search(r'<pre id="out">(.*?)</pre>', done.stdout, re.S)
    if not found or not found.group(1):
        return [f"Chromium gave no answer: {done.stderr[-500:]}"], None
    answers = json.loads(html.unescape(found.group(1)))
    bad = [f"{width} px: {text}" for width, answer in zip(WIDTHS, answers) for text in answer["bad"]]
    return bad, answers[0]


def read_paper(path, figures):
    text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True).stdout
    bad = []
    numbers = {int(n) for n in re.findall(r"Figure (\d+):", text)}
    if numbers != set(range(1, figures + 1)):
        bad.append(f"captions of figures {sorted(set(range(1, figures + 1)) - numbers)} are missing")
    if re.search(r"<%|%>|\\frac|\$\\|\?\?", text):
        bad.append("raw text is left")
    return bad


def main(folder):
    pages = sorted(glob.glob(os.path.join(folder, "*", "*.html")))
    passed = failed = 0
    for page in pages:
        counts = None
        for dark in (False, True):
            bad, counts = look(page, dark)
            failed += bool(bad)
            passed += not bad
            for text in bad[:40]:
                print(f"{page} ({'dark' if dark else 'light'}): {text}")
        if counts:
            print(f"{page}: {counts['figures']} figures, {counts['formulas']} formulas, {counts['links']} links")
        paper = page[:-5] + ".pdf"
        bad = read_paper(paper, counts["figures"] if counts else 0) if os.path.exists(paper) else ["there is no paper"]
        failed += bool(bad)
        passed += not bad
        for text in bad:
            print(f"{paper}: {text}")
    if not pages:
        print(f"test-browser: there are no pages in {folder}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not pages else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
