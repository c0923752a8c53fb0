"""Makes ../Files/csv.json: random logs as CSV, and what Python's csv module reads of them.

    python3 Tests/LRConfigsTests/Logs/make_csv.py

Rows are written by csv.writer, or as people and printf write them: with quotes wherever they like. Texts in which
csv.reader takes several lines for one row without a writer that can have meant it (a quoted cell that is closed before a
letter, or never) are left out: there lrplot reads otherwise, to lose no rows.
"""

import csv
import io
import json
import pathlib
import random

random.seed(4180)


def word(letters, most):
    return "".join(random.choice(letters) for _ in range(random.randint(0, most)))


def read(text, separator, strict):
    # Line ends are kept: csv.reader wants the lines as they are.
    return [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=strict) if row]


def case():
    separator = random.choice(",,,;\t")
    end = random.choice(["\n", "\r\n"])
    name = "x" + word('xy"', 3) if random.random() < 0.5 else 'x "y" z' + separator + "1"
    text = ""
    for step in range(-1, random.randint(1, 5)):
        is_raw = random.random() < 0.5
        note = word('ab"" ' if is_raw else 'ab"" ' + separator + "\n", 7)
        row = ["step", note, "lr", name] if step < 0 else [str(step), note, f"0.{step + 1}", str(7 * step)]
        if is_raw and separator not in row[3]:
            text += separator.join(row) + end
        else:
            line = io.StringIO()
            quoting = random.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC])
            csv.writer(line, delimiter=separator, lineterminator=end, quoting=quoting).writerow(row)
            text += line.getvalue()
    if random.random() < 0.3:
        text = text[: -len(end)]
    found = read(text, separator, strict=False)
    try:
        read(text, separator, strict=True)
    except csv.Error:
        # A quote out of its place within one line is a matter of that cell; behind one that is open nothing is a row.
        is_open = read(text + end + "z" + end, separator, strict=False)[-1] != ["z"]
        if is_open or len(found) != len(text.splitlines()):
            return None
    header, body = found[0], found[1:]
    whole = [row for row in body if len(row) == len(header)]
    if len(header) != 4 or header[2] != "lr" or not whole or not all(row[0].isdigit() for row in whole):
        return None
    return {
        "text": text,
        "name": header[3],
        "rates": [[float(row[0]), float(row[2])] for row in whole],
        "others": [[float(row[0]), float(row[3])] for row in whole],
        "leftOut": len(body) - len(whole),
    }


cases = []
while len(cases) < 400:
    made = case()
    if made:
        cases.append(made)
path = pathlib.Path(__file__).parent.parent / "Files" / "csv.json"
path.write_text("[\n" + ",\n".join(json.dumps(one) for one in cases) + "\n]\n")
