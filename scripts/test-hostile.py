#!/usr/bin/env python3
"""Puts words that are more than words where specs have texts, and opens what comes of them in Chromium.

usage: scripts/test-hostile.py BINARY

Every string is the title of a chart (and so the caption of its figure), the label of a curve (and so a cell of a table), and the text
of axes and notes. Checked are the page of the report and every figure by itself, its text as outlines and live: no script runs,
nothing is asked for, no element and no attribute comes of a text, and the words can be read as they were written.
"""
import functools
import http.server
import json
import os
import subprocess
import sys
import tempfile
import threading

from browser import Browser

STRINGS = [
    "<script>alert(1)</script>", "</svg><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>",
    "</title><script>alert(1)</script>", "</desc></svg><img src=x onerror=alert(1)>", "]]><script>alert(1)</script>", "--><script>alert(1)</script>",
    "<iframe src=javascript:alert(1)>", "<object data=http://example.org/x>", "<embed src=http://example.org/x>", "<base href=http://example.org/>",
    "<link rel=stylesheet href=http://example.org/x.css>", "<meta http-equiv=refresh content=0>", "<style>*{display:none}</style>",
    "<use href=http://example.org/x#a>", "<foreignObject><p>a</p></foreignObject>", "<a href=javascript:alert(1)>a</a>", "[x](javascript:alert(1))",
    "![x](http://example.org/x.png)", "<http://example.org/x>", "http://example.org/x", "`<script>alert(1)</script>`", "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\"onload=alert(1) x=\"", "'onload=alert(1) x='", "a\" style=\"display:none", "{onload=alert(1)}", "`a`{=html}", "<!-- a", "<![CDATA[a",
    "<% 1 %> {{ 1 }}", "*a* _b_ ~~c~~ ^d^ $e$", "| a | b |", "# a", "\\input{/etc/passwd}", "\\write18{id}", "${x}", "[^1]", ":smile: @someone #1",
    "data:text/html,<script>alert(1)</script>", "\u202egpj.exe", "a\u2028b", "&#x3c;script&#x3e;", "<scr<script>ipt>alert(1)</scr</script>ipt>",
]

# Runs in each page; gives a list of complaints.
CHECK = r"""(() => {
  const bad = [];
  if (window.ran) bad.push("a script ran");
  for (const e of document.querySelectorAll("*")) {
    for (const a of e.attributes) {
      if (/^on/i.test(a.name)) bad.push(`${e.tagName} has ${a.name}`);
      if (/^(xlink:)?href$|^src$|^data$/i.test(a.name) && !/^(#|figures\/|data:image\/|https:\/\/github)/.test(a.value)) bad.push(`${e.tagName} leads to ${a.value}`);
    }
    if (/^(iframe|object|embed|base|foreignobject|form|input)$/i.test(e.tagName)) bad.push(`there is a ${e.tagName}`);
    if (/^(img|script|style|link|meta|em|strong|del|sup|code)$/i.test(e.tagName) && e.closest("figcaption, td, th, svg") && e.parentNode?.tagName !== "svg" && !e.closest("defs") && !/^Figure \d+\.$/.test(e.textContent)) bad.push(`a text became a ${e.tagName}`);
  }
  for (const r of performance.getEntriesByType("resource")) if (!/^http:\/\/127/.test(r.name) && !/^data:/.test(r.name)) bad.push(`it asks for ${r.name}`);
  return bad;
})()"""


def chart(words, **more):
    schedule = {"type": "cosine", "lr": 0.1}
    return {"title": words, "steps": 100, "curves": [{"label": words, "schedule": schedule}, {"label": "b", "schedule": schedule | {"type": "linear"}}],
            "annotations": [{"x": 50, "label": words}], "panels": [{"show": "lr", "title": words, "y": {"title": words}}]} | more


def main():
    binary = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        blocks = [f"```lrplot {{#fig-s{i}}}\n{json.dumps(chart(s))}\n```\n\n<% fig_s{i}.lr.table %>\n" for i, s in enumerate(STRINGS)]
        with open(os.path.join(folder, "doc.md"), "w") as file:
            file.write("# Words\n\n" + "\n".join(blocks))
        subprocess.run([binary, "report", "doc.md", "-o", "site", "--to", "md,html", "--quiet"], cwd=folder, check=True)
        names = []
        for index, text in enumerate(STRINGS):
            for form in ("outlines", "live"):
                name = f"s{index}-{form}.svg"
                done = subprocess.run([binary, "-", "-o", name, "--quiet"], cwd=folder, input=json.dumps(chart(text, text=form)).encode(), capture_output=True)
                assert done.returncode == 0, f"{text}: {done.stderr.decode()}"
                names.append((name, text))
        handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=folder)
        handler.log_message = lambda *_: None
        http.server.SimpleHTTPRequestHandler.log_message = lambda *_: None
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = Browser(os.path.join(folder, "chromium"))
        bad = []
        try:
            browser.call("Page.enable")
            browser.call("Page.addScriptToEvaluateOnNewDocument", source="window.alert = () => { window.ran = true; };")
            address = f"http://127.0.0.1:{server.server_port}/"

            def look(path):
                browser.call("Page.navigate", url=address + path)
                browser.wait(f"location.pathname === '/{path}' && document.readyState === 'complete'", f"{path} does not load")
                return browser.ask(CHECK)

            bad += [f"the page: {complaint}" for complaint in look("site/site.html")]
            assert browser.ask("document.querySelectorAll('figure svg').length") == len(STRINGS), "figures are missing"
            words = browser.ask("[...document.querySelectorAll('figcaption, td')].map(e => e.textContent)")
            # Between dollars is mathematics, which is set and not shown as it is written.
            for text in (s for s in STRINGS if s.count("$") < 2):
                plain = " ".join(text.split())
                if sum(plain in " ".join(word.split()) for word in words) < 2:
                    bad.append(f"the page: caption and table do not both say {text!r}")
            for name, text in names:
                bad += [f"{name}, {text!r}: {complaint}" for complaint in look(name)]
                if text.count("$") < 2 and text not in browser.ask("document.querySelector('title')?.textContent ?? ''"):
                    bad.append(f"{name}: its title does not say {text!r}")
        finally:
            browser.end()
            server.shutdown()
    for complaint in bad:
        print(complaint)
    print(f"hostile words: {len(STRINGS)} strings on a page and in {len(names)} figures, {len(bad)} complaints")
    sys.exit(bool(bad))


main()
