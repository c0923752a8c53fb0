"""Writes ExpressionTable.swift: random formulas with the values that Python itself gives them.

    python3 make_expressions.py > ExpressionTable.swift
"""

import math
import random

random.seed(20)

UNARY = ["math.sqrt", "math.exp", "math.log", "math.log2", "math.log10", "math.log1p", "math.expm1", "math.sin",
         "math.cos", "math.tan", "math.asin", "math.acos", "math.atan", "math.sinh", "math.cosh", "math.tanh",
         "math.asinh", "math.acosh", "math.atanh", "math.floor", "math.ceil", "math.trunc", "math.fabs", "math.cbrt",
         "math.degrees", "math.radians", "math.exp2", "abs", "int", "float", "round", "math.isfinite"]
BINARY = ["math.pow", "math.atan2", "math.fmod", "math.hypot", "math.copysign", "math.log", "min", "max", "pow",
          "math.remainder"]


def number():
    kind = random.randrange(6)
    if kind == 0:
        return str(random.randrange(0, 12))
    if kind == 1:
        return repr(round(random.uniform(0, 3), 2))
    if kind == 2:
        return random.choice(["1e-3", "1_000", ".5", "2.", "1E2", "0.1", "0", "00", "1_0.2_5", "3e+2"])
    if kind == 3:
        return random.choice(["math.pi", "math.e", "math.tau", "True", "False"])
    return "t"


def formula(depth):
    if depth == 0 or random.random() < 0.15:
        return number()
    kind = random.randrange(12)
    a, b = formula(depth - 1), formula(depth - 1)
    if kind < 4:
        return f"{a} {random.choice(['+', '-', '*', '/', '//', '%', '**'])} {b}"
    if kind == 4:
        return f"({a} {random.choice(['+', '-', '*', '/', '//', '%'])} {b})"
    if kind == 5:
        return f"-{a}" if random.random() < 0.7 else f"+{a}"
    if kind == 6:
        return f"({a} if {b} {random.choice(['<', '<=', '>', '>=', '==', '!='])} {formula(depth - 1)} else {number()})"
    if kind == 7:
        return f"({a} {random.choice(['and', 'or'])} {b})"
    if kind == 8:
        return f"({a} < {b} {random.choice(['<', '<=', '!='])} {number()})" if random.random() < 0.7 else f"(not {a})"
    if kind == 9:
        return f"{random.choice(UNARY)}({a})"
    if kind == 10:
        return f"{random.choice(BINARY)}({a}, {b})"
    return f"round({a}, {random.randrange(-3, 6)})" if random.random() < 0.4 else f"max({a}, {b}, {number()})"


def worth(text, t):
    try:
        value = eval(text, {"math": math, "t": t})
    except (ZeroDivisionError, OverflowError, ValueError):
        return None
    except TypeError:
        return "skip"
    if isinstance(value, complex):
        return None
    try:
        value = float(value)
    except OverflowError:
        return None
    return value if math.isfinite(value) else None


def main():
    print("/// Formulas with Python's values at one step, nil where it refuses: made by make_expressions.py.")
    print("enum ExpressionTable {")
    print("  // swift-format-ignore")
    print("  static let rows: [(text: String, step: Double, value: Double?)] = [")
    seen, refused = set(), 0
    while len(seen) < 270:
        text, t = formula(random.randrange(1, 5)), random.randrange(0, 40)
        if len(text) > 80 or text in seen or "t" not in text.replace("math", ""):
            continue
        value = worth(text, t)
        if value == "skip" or value is not None and abs(value) > 1e12:
            continue
        if value is None:
            refused += 1
            if refused > 40:
                continue
        seen.add(text)
        print(f'    ("{text}", {t}, {"nil" if value is None else repr(value)}),')
    print("  ]")
    print("}")


if __name__ == "__main__":
    import warnings

    warnings.simplefilter("ignore")
    main()
