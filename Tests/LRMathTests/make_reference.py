"""Writes reference.json, the exact values that math.json lacks; needs mpmath.

    python3 make_reference.py > reference.json

A row is [argument…, result, e] as in math.json: hexadecimal doubles (nan, inf, -inf as words), the result correctly
rounded, e = (exact value - result) in units of the last place of the result.
"""

import json
import math
import random

from mpmath import cos, cospi, floor, log, mp, mpf, nint, power, sin, sinpi

mp.prec = 1300
RANDOM = random.Random(20)


def rounded(value):
    """The double nearest to value, ties to even, and the error in units of its last place."""
    if value == 0:
        return 0.0, 0.0
    exponent = max(int(floor(log(abs(value), 2))), -1022)
    unit = mpf(2) ** (exponent - 52)
    count = int(nint(value / unit))
    try:
        result = math.ldexp(count, exponent - 52)
    except OverflowError:
        return math.copysign(math.inf, value), 0.0
    if math.ulp(result) > unit:
        unit = mpf(math.ulp(result))
    return result, float((value - mpf(result)) / unit)


def text(x):
    return str(x) if math.isinf(x) or math.isnan(x) else x.hex()


def row(function, *arguments):
    result, e = rounded(function(*map(mpf, arguments)))
    if result == 0 and function is sinpi:
        # IEEE 754: a zero of sinPi has the sign of its argument.
        result = math.copysign(result, arguments[0])
    return [*map(text, arguments), text(result), float(f"{e:.7g}")]


def rows(function, fixed, draws, keep=12, pool=800):
    """Rows for the fixed arguments, then for each draw a few at random and the hardest to round of a pool."""
    table = [row(function, *arguments) for arguments in fixed]
    for draw in draws:
        table += [row(function, *draw()) for _ in range(keep)]
        hard = [row(function, *draw()) for _ in range(pool)]
        table += sorted(hard, key=lambda r: -abs(r[-1]))[:keep]
    return table


def between(low, high):
    return lambda: (RANDOM.uniform(low, high),)


def sized(low, high):
    """Either sign, sizes spread evenly over the exponents low … high."""
    return lambda: (RANDOM.choice([-1, 1]) * 2 ** RANDOM.uniform(low, high),)


def positive(low, high):
    return lambda: (2 ** RANDOM.uniform(low, high),)


def near_one():
    return (1 + RANDOM.choice([-1, 1]) * 2 ** RANDOM.uniform(-50, -2),)


def near_quarters():
    return (float(RANDOM.randrange(1, 2**30) * mp.pi / 2),)


def powers():
    base = 2 ** RANDOM.uniform(-30, 30)
    return (base, RANDOM.uniform(-740, 708) / math.log(base))


def near_powers():
    base = near_one()[0]
    return (base, RANDOM.uniform(-700, 700) / math.log(base))


def decays():
    return (RANDOM.choice([0.1, 0.5, 0.9, 0.95, 0.99, 0.999]), RANDOM.uniform(0, 300))


TINY, SMALLEST_NORMAL, LARGEST = 5e-324, 2.0**-1022, 1.7976931348623157e308
# The double nearest to a multiple of π/2 (Ng, "Argument reduction: good to the last bit", 1992).
WORST = math.ldexp(6381956970095103, 797)

FUNCTIONS = {
    "log2": rows(lambda x: log(x) / log(2), [(2.0**k,) for k in (-1074, -1, 0, 1, 10, 1023)] + [(LARGEST,), (3.0,)],
                 [positive(-1074, 1023), near_one]),
    "log10": rows(lambda x: log(x) / log(10), [(10.0**k,) for k in range(0, 23, 2)] + [(TINY,), (LARGEST,), (0.1,)],
                  [positive(-1074, 1023), near_one]),
    "sinPi": rows(sinpi, [(k / 4,) for k in range(-9, 10)] + [(TINY,), (SMALLEST_NORMAL,), (2.0**52 + 1,), (1e300,)],
                  [between(-3, 3), sized(-1070, -890), sized(-60, 50)]),
    "cosPi": rows(cospi, [(k / 4,) for k in range(-9, 10)] + [(TINY,), (2.0**52 + 1,), (2.0**53 - 1,), (1e300,)],
                  [between(-3, 3), sized(-60, 50)]),
    "sin": rows(sin, [(1e22,), (WORST,), (LARGEST,), (1e6 * math.pi,)], [near_quarters, sized(20, 1023)]),
    "cos": rows(cos, [(1e22,), (WORST,), (LARGEST,), (1e6 * math.pi,)], [near_quarters, sized(20, 1023)]),
    "pow": rows(power,
                [(2.0, 10.0), (0.1, 2.0), (10.0, 22.0), (10.0, -5.0), (2.0, -1074.0), (2.0, -1075.0), (2.0, 1023.5),
                 (1.5, 2000.0), (-1.5, 3.0), (-3.0, -33.0), (0.5, 1073.5), (1 + 2.0**-52, 2.0**60), (9.0, 0.5),
                 (TINY, 0.5), (LARGEST, 0.5), (LARGEST, -1.0), (TINY, 1.0), (0.99, 1e5), (7.0, 1.0), (0.1, 1e-300)],
                [powers, near_powers, decays]),
}

lines = [f"  {json.dumps(name)}: [\n" + ",\n".join("   " + json.dumps(r) for r in table) + "\n  ]"
         for name, table in FUNCTIONS.items()]
print('{\n "functions": {\n' + ",\n".join(lines) + "\n }\n}")
