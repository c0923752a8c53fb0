"""Makes ../Files/toml.json: texts for every rule of TOML 1.0, whole and damaged, and what Python's tomllib reads of them.

    python3 Tests/LRConfigsTests/Formats/make_toml.py     # Python 3.11 or newer

A text that tomllib refuses has no tree. Left out is where lrplot means to differ: whole numbers of more than 53 bits, numbers too
great for a double, the year 0, second 60, keys that Unicode holds to be the same.
"""

import datetime
import json
import math
import pathlib
import random
import tomllib
import unicodedata

random.seed(1979)

RULES = {
    "line ends": ["a=1\r\nb=2\n", "a=1\rb=2", "\r\n\r\n", "\r", "a=1\r", "# c\r\nx=1", "# c\rx=1", "a = 1 # \r \n", "\n\n\na=1"],
    "one pair a line": ["a=1 b=2", "a=1\tb=2", "a=1,b=2", "a=1\nb=2\nc=3", "a=1 # end", "a = \n1", "a\n= 1", "a =", "a", "=1", "a==1", "a = 1 = 2"],
    "comments": ["# a\n", "#", "#\t\n", "# \x00\n", "# \x0b", "# \x1f", "# \x7f", "# é日🙂", "a=[ # x ]\n1]", "a = '#'", "a = 1#", "[a]#x", "a=\"#\"# \"", "# \x08\na=1"],
    "bare keys": ["a-b_c=1", "1=2", "-=1", "1-2=3", "é=1", "a b=1", "a+b=1", "a@=1", "\t a \t=1", "A=1\na=2", "3.14=1", "true=1", "inf=1", "2001-02-03=1", "a:1", "!=1", "a,=1"],
    "quoted keys": ['"a b"=1', "'a b'=1", '""=1', "''=1", '"\\u0041"=1\n', '"\\u0041"=1\nA=2', '"a\nb"=1', '"""a"""=1', "'''a'''=1", '"a.b"=1\na.b=2', '"é"=1', '"a=1', '"a"b=1', "'\\'=1", '"\\q"=1', '"a"."b"=1', '"a" . \'b\'=1'],
    "dotted keys": ["a.b=1", "a . b = 1", "a.b.c=1\na.b.d=2\na.e=3", "a.b=1\na=2", "a=1\na.b=2", "a.b=1\na.b.c=2", "a..b=1", ".a=1", "a.=1", "a.b=1\nc=2\na.d=3", "a.1.2=3", "a.b=1\n[c]\na.b=2", "a.\nb=1"],
    "duplicate keys": ["a=1\na=2", "a=1\n'a'=2", "[t]\na=1\na=1", "a={}\na={}", "a.b=1\na.b=1", "[t]\na=1\n[u]\na=1"],
    "headers": ["[a]", "[a.b]\n[a]", "[a]\n[a.b]", "[a]\n[a]", "[ a ]", "[ a . 'b' ]", "[]", "[a", "a]", "[a]]", "[a.]", "[.a]", "[a..b]", "[a] b=1", "[a]\nb=1\n[a.c]\nd=1", "[a\n]", "[a]\n[b]\n[a.c]", "[''.\"\"]", "[a.b.c]\nx=1\n[a.b]\ny=2\n[a]\nz=3", "\t[a]\n\tb=1", "[a b]", "[a=1]", "[[a]", "[a.b]\n[a.b]", "[é]", "[a]x", "[#]"],
    "headers over values": ["a=1\n[a]", "a=1\n[a.b]", "[a]\nb=1\n[a.b]", "a={}\n[a]", "a={}\n[a.b]", "a=[]\n[a]", "a=[{}]\n[a.b]", "a=[]\n[[a]]", "a={b=1}\n[a.c]", "[t]\na={}\n[t.a.b]"],
    "dotted keys and headers": ["a.b=1\n[a]", "a.b=1\n[a.c]", "a.b.c=1\n[a.b]", "a.b.c=1\n[a.b.d]", "[f]\na.c=1\na.t.s=true\n[f.a]", "[f]\na.c=1\na.t.s=true\n[f.a.t]", "[f]\na.c=1\na.t.s=true\n[f.a.x]", "[a.b.c]\nz=9\n[a]\nb.c.t=1", "[a.b.c.d]\nz=9\n[a]\nb.c.d.k.t=1", "[a.b]\n[a]\nb.c=1", "[a.b.c]\n[a]\nb.x=1", "[a.b.c]\n[a]\nb.x=1\nb.y=2\n[a.b]", "[a]\n[a.b]\n[a.c]\n[b]\na.b=1", "[a]\nb.c=1\nb.d=2\n[c]\n[a.e]"],
    "lists of tables": ["[[a]]\n[[a]]\nx=1", "[[a]]\n[a.b]\n[[a]]\n[a.b]", "[[a]]\n[a.b]\n[a.b]", "[[a]]\n[a]", "[a]\n[[a]]", "[[a.b]]\n[a]", "[[a.b]]\n[a]\nb.x=1", "[a]\n[[a.b]]\n[[a.b]]\nc=1", "[[a]]\n[[a.b]]\n[[a.b]]\n[[a]]\n[[a.b]]", "[ [a] ]", "[[a] ]", "[[ a ]]", "[[]]", "[[a]]x=1", "[[a.b]]\n[[a]]", "a.b=1\n[[a]]", "a.b=1\n[[a.b]]", "a.b=1\n[[a.c]]", "[[a]]\nb.c=1\n[a.b]", "[[a]]\nb=1\n[[a]]\nb=1\n[[a]]\nb=1\nb=2"],
    "inline tables": ["a={}", "a={ }", "a={b=1}", "a={b=1,c=2}", "a={b=1,}", "a={,}", "a={b=1,,c=2}", "a={b=1 c=2}", "a={b=1\n}", "a={\nb=1}", "a={b=1,\nc=2}", "a={b=1 # c\n}", "a={b={c={}}}", "a={b.c=1,b.d=2}", "a={b.c=1,b=2}", "a={b=1,b=2}", "a={b=1,b.c=2}", "a={b={},b.c=2}", "a={b=[\n1,\n2\n]}", "a={b='''\nx'''}", "a={b=1}\na.c=2", "a={b=1}\n[a.c]", "a={b=1}.c", "a=[{},{b=1}]", "a={b}", "a={1}", "a={'x y'=1}", "a={b=1", "a={b=1]", "a.b={c=1}\na.d=2", "a.b={c=1}\na.b.d=2", "a={b.c={}}\n", "a={b.c={}}\na.b.d=1"],
    "lists": ["a=[]", "a=[ ]", "a=[\n]", "a=[1,2,]", "a=[1,,2]", "a=[,1]", "a=[,]", "a=[1 2]", "a=[1\n,2\n]", "a=[1,'x',[2,{}]]", "a=[1", "a=[1,", "a=[[[[]]]]", "a=]", "a=[#c\n1,#c\n2#c\n]", "a=[1]]", "a=[[1]", "a=[1;2]", "a=['a' 'b']", "a=[1,2]3", "a=[1]\na[0]=2", "a=[\r\n1\r\n]", "a=[\r1]"],
    "booleans": ["a=true", "a=false", "a=True", "a=TRUE", "a=t", "a=truer", "a=tru", "a=falsey", "a=true1", "a=!true"],
    "whole numbers": ["a=0", "a=+0", "a=-0", "a=42", "a=+42", "a=-42", "a=042", "a=-01", "a=+01", "a=00", "a=--1", "a=++1", "a=+-1", "a=1_0", "a=1__0", "a=_1", "a=1_", "a=-_1", "a=1_2_3", "a=0_1", "a=1 2", "a=1a", "a=a1", "a=+", "a=-", "a=1,0", "a=9007199254740992", "a=1 000"],
    "other bases": ["a=0xff", "a=0xFF", "a=0Xff", "a=0xf_f", "a=0x_f", "a=0xf_", "a=0xf__f", "a=+0xf", "a=-0x1", "a=0x", "a=0xg", "a=0x1.0", "a=0o17", "a=0o18", "a=0O17", "a=0o_1", "a=0o", "a=0b101", "a=0b12", "a=0B1", "a=0b", "a=0b1_", "a=-0b1", "a=0x00ff", "a=0o007", "a=0b001", "a=1x1", "a=0d10", "a=0xe5", "a=0x1e+5"],
    "fractions": ["a=1.5", "a=-1.5", "a=+1.5", "a=1.", "a=.1", "a=-.1", "a=1._5", "a=1_.5", "a=1.5_", "a=1.5_5", "a=01.5", "a=0.0", "a=-0.0", "a=1..5", "a=1.2.3", "a=1e5", "a=1E5", "a=1e+5", "a=1e-5", "a=1e05", "a=1e", "a=1e+", "a=1e5.5", "a=1.e5", "a=.5e1", "a=1e_5", "a=1e5_", "a=1e5_0", "a=1_e5", "a=1ee5", "a=e5", "a=1.5e-7", "a=0e0", "a=00e1", "a=1e--5", "a=5e0_1", "a=1.0e+_1"],
    "infinity and no number": ["a=inf", "a=+inf", "a=-inf", "a=nan", "a=+nan", "a=-nan", "a=Inf", "a=INF", "a=NaN", "a=infinity", "a=in", "a=inf1", "a=++inf", "a=-", "a=nan_"],
    "days and times": ["a=1979-05-27T07:32:00Z", "a=1979-05-27t07:32:00z", "a=1979-05-27 07:32:00Z", "a=1979-05-27  07:32:00Z", "a=1979-05-27\t07:32:00Z", "a=1979-05-27T00:32:00.999999-07:00", "a=1979-05-27T07:32:00", "a=1979-05-27 07:32:00.5", "a=1979-05-27", "a=1979-05-27 # c", "a=1979-05-27 ", "a=07:32:00", "a=07:32:00.5", "a=07:32", "a=7:32:00", "a=07:32:00Z", "a=1979-05-27T07:32Z", "a=1979-05-27T", "a=1979-05-27T07:32:00.", "a=1979-05-27T07:32:00.Z", "a=1979-05-27T07:32:00+0700", "a=1979-05-27T07:32:00+07", "a=1979-05-27T07:32:00+24:00", "a=1979-05-27T07:32:00+12:60", "a=1979-05-27T07:32:00ZZ", "a=[1979-05-27 07:32:00,1]", "a=1979-05-27 7", "a={b=1979-05-27 07:32:00Z}"],
    "days that exist": ["a=2000-02-29", "a=1900-02-29", "a=2024-02-29T00:00:00", "a=2023-02-29T00:00:00", "a=2001-13-01", "a=2001-00-01", "a=2001-01-00", "a=2001-01-32", "a=2001-04-31", "a=2001-1-1", "a=2001-01-1", "a=01-01-2001", "a=20001-01-01", "a=2001/01/01", "a=199-01-01"],
    "times that exist": ["a=24:00:00", "a=23:60:00", "a=23:59:61", "a=00:00:00", "a=00:00:00.123456789", "a=0:00:00", "a=00:0:00", "a=00:00:0", "a=00-00-00", "a=00:00:00:00", "a=2001-01-01T25:00:00Z", "a=2001-01-01T00:60:00Z"],
    "basic strings": ['a=""', 'a="x"', 'a="\\b\\t\\n\\f\\r\\"\\\\"', 'a="\\u00e9\\U0001F642"', 'a="\\e"', 'a="\\x41"', 'a="\\/"', 'a="\\\'"', 'a="\\a"', 'a="\\u00g9"', 'a="\\u+041"', 'a="\\u041"', 'a="\\ud800"', 'a="\\udfff"', 'a="\\U00110000"', 'a="\\U0010ffff"', 'a="\\u"', 'a="\\', 'a="', 'a="x\ny"', 'a="x\\\ny"', 'a="\\ "', 'a="x\ty"', 'a="x\x01y"', 'a="x\x7fy"', 'a="x\x00"', 'a="x\r"', 'a="é日🙂"', 'a="x" y', 'a="x"y"', "a=\"x'", 'a="\\N{DOT}"', 'a = "x" "y"', 'a="\\U0001F64"'],
    "texts of several lines": ['a="""x"""', 'a="""\nx\ny"""', 'a="""\r\nx\r\ny"""', 'a="""\n\nx"""', 'a="""x \\\n   y"""', 'a="""x \\  \n\n  y"""', 'a="""x\\ y"""', 'a="""x\\"""', 'a="""\\"""', 'a=""""x""""', 'a="""""x"""""', 'a="""x""""""', 'a=""""""', 'a="""""""', 'a=""""""""', 'a="""x""', 'a="""x\x01"""', 'a="""x\r"""', 'a="""x\ty"""', 'a="""\\n"""', 'a="""a""b"""', 'a="""a\\"""b"""', 'a="""x\x7f"""', 'a="""\\\r\n x"""', 'a="""\\\n"""', 'a="""x\\\ty"""', 'a = """'],
    "literal strings": ["a=''", "a='x'", "a='\\n'", "a='x\ny'", "a='\"'", "a='x''", "a='x\x01'", "a='x\x7f'", "a='x\ty'", "a='", "a='é'", "a='''x'''", "a='''\nx'''", "a='''x\ny'''", "a='''x\\\ny'''", "a=''''x''''", "a='''''x'''''", "a='''x''''''", "a='''x\x00'''", "a='''x''", "a='''\r\nx\r\n'''", "a='''x\r'''", "a='\\'", "a='x\r'", "a=''''''", "a='''''''"],
    "what is no value": ["a=", "a= # c", "a=x", "a=null", "a=None", "a=.", "a=,", "a=@", "a=`x`", "a=1;", "a=(1)", "a=<1>", "a=yes", "a=é", "a=\\n"],
    "whole files": ["", "\n", " \t ", "title='x'\n[model]\nname=\"llama\"\n[optimizer]\nlr=8e-5\n[lr_scheduler]\nwarmup_steps=600\n[[runs]]\nid=1\n[runs.tags]\na=['x']\n", "a=1\x00", "\x00", "a=1\n\x1a"],
}

# Bytes that are no UTF-8, where a text may stand.
BYTES = [b"a='\xff'", b'a="\xc3"', b"# \xff\n", b"# \xed\xa0\x80", b"a='\xf4\x90\x80\x80'", b"\xffa=1", b"'\xc0\x80'=1", b"a='''\xe2\x82'''", b"[\xff]", b"a=1 # \xc3\xa9\n", b"a=\xff"]

LETTERS = list("=.[]{}\"'#,_+-:0123456789aetxTZ \n\t\\") + ["\r\n", '"""', "'''", "[[", "]]", "a=", "\nb=1\n", "\r", "\x7f", "é"]


def damaged(text):
    for _ in range(random.choice([1, 1, 2, 3])):
        at = random.randint(0, len(text))
        kind = random.randrange(4)
        if kind == 0:
            text = text[:at] + text[at + 1 :]
        elif kind == 1:
            text = text[:at] + random.choice(LETTERS) + text[at:]
        elif kind == 2:
            text = text[:at] + random.choice(LETTERS) + text[at + 1 :]
        else:
            end = min(len(text), at + random.randint(1, 8))
            to = random.randint(0, len(text))
            text = text[:to] + text[at:end] + text[to:]
    return text


class Elsewhere(Exception):
    """lrplot means to read it otherwise."""


def tree(value):
    """The tree as JSON has it; {"$text": true} for what becomes a text of its own."""
    if isinstance(value, dict):
        if len({unicodedata.normalize("NFC", key) for key in value}) < len(value):
            raise Elsewhere
        return {key: tree(item) for key, item in value.items()}
    if isinstance(value, list):
        return [tree(item) for item in value]
    if isinstance(value, (datetime.date, datetime.time)):
        return {"$text": True}
    if isinstance(value, bool) or isinstance(value, str):
        return value
    if isinstance(value, float) and not math.isfinite(value):
        return {"$text": True}
    if isinstance(value, int) and abs(value) > 2**53:
        raise Elsewhere
    return value


def number(text):
    value = float(text)
    if not math.isfinite(value) and text.lstrip("+-") not in ("inf", "nan"):
        raise Elsewhere
    return value


def case(rule, data):
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return {"rule": rule, "hex": data.hex()}
    # What datetime refuses and RFC 3339 does not.
    if ":60" in text or "0000-" in text:
        return None
    try:
        read = tree(tomllib.loads(text, parse_float=number))
    except tomllib.TOMLDecodeError:
        return {"rule": rule, "toml": text}
    except Elsewhere:
        return None
    return {"rule": rule, "toml": text, "tree": read}


cases = [case(rule, text.encode("utf-8")) for rule, texts in RULES.items() for text in texts]
cases += [case("bytes", data) for data in BYTES]
seeds = [text for texts in RULES.values() for text in texts if len(text) > 3]
while len(cases) < 2600:
    text = damaged(random.choice(seeds))
    if random.random() < 0.3:
        text = damaged(random.choice(seeds) + "\n" + text)
    one = case("damaged", text.encode("utf-8"))
    # Most of what is damaged is refused at its first line: the rest is worth more.
    if one and ("tree" in one or random.random() < 0.6):
        cases.append(one)
cases = [one for one in cases if one]
path = pathlib.Path(__file__).parent.parent / "Files" / "toml.json"
path.write_text("[\n" + ",\n".join(json.dumps(one) for one in cases) + "\n]\n")
print(len({one["rule"] for one in cases}), "rules,", len(cases), "texts,", sum("tree" in one for one in cases), "of them valid")
