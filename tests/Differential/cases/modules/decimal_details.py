"""Decimal: what overrides the locale, signs of NaNs, conditions, orders of flags."""
import math
import pickle
from decimal import *

french = {"decimal_point": ",", "grouping": "\3\3\0", "thousands_sep": "\u202f"}
odd = {"decimal_point": "&", "grouping": "\1\4\2\x7f", "thousands_sep": "-"}
print(*(Decimal(text).__format__("n", rules) for text in ("1234567.5", "-12.7") for rules in (french, odd)), ascii(format(Decimal("-0."), "🖤>z6.1f")))
print(math.copysign(1, float(Decimal("nan"))), math.copysign(1, float(Decimal("-nan"))), Decimal("1.5").to_integral_exact(ROUND_UP))
print(ConversionSyntax.__mro__, pickle.loads(pickle.dumps(Decimal("-1.50").as_tuple())))
context = Context(flags=[Inexact, Clamped, Overflow], traps=[Underflow, InvalidOperation])
print(context)
for action in (
    lambda: setattr(context, "flags", []),
    lambda: setattr(context, "prec", 2**70),
    lambda: Decimal((1, (), 2**63 - 1)),
    lambda: Decimal("-Infinity").fma(0, Decimal("NaN")),
    lambda: Decimal(1).__format__("g", {"decimal_point": "xxxxx"}),
):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)

# At the largest precision there is, exact results are still found, and others don't fit.
widest = Context(prec=MAX_PREC, Emin=MIN_EMIN, Emax=MAX_EMAX)
for operation, *operands in (
    (widest.sqrt, 2), (widest.sqrt, 4), (widest.sqrt, "40e9"), (widest.sqrt, "1.44"), (widest.divide, 1, 3), (widest.divide, 1, 4),
    (widest.divide, "1e10", "7.0"), (widest.power, 400, -1), (widest.power, 3, -1), (widest.power, 2, 100), (widest.log10, 1000),
):
    try:
        print(operation.__name__, operation(*map(Decimal, operands)))
    except MemoryError:
        print(operation.__name__, "MemoryError")
