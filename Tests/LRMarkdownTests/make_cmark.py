"""Writes down again what cmark-gfm makes of the documents of cmark.json: python3 make_cmark.py (needs cmark-gfm 0.29)."""

import json
import pathlib
import subprocess

PATH = pathlib.Path(__file__).with_name("cmark.json")
COMMAND = ["cmark-gfm", "--unsafe", "-e", "table", "-e", "strikethrough", "-e", "autolink", "-e", "tasklist"]


def html(markdown):
    return subprocess.run(COMMAND, input=markdown.encode(), capture_output=True, check=True).stdout.decode()


documents = [example["markdown"] for example in json.loads(PATH.read_text())]
examples = [{"markdown": markdown, "html": html(markdown)} for markdown in documents]
lines = ",\n".join(json.dumps(example, ensure_ascii=False) for example in examples)
PATH.write_text("[\n" + lines + "\n]\n")
