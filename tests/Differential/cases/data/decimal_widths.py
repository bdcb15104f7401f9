"""Decimals around the widths at which coefficients are kept in another way: 64, 127 and 128 bits, 38 digits."""
from decimal import (ROUND_05UP, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Context, Decimal)

EDGES = [10**17 + 5, 2**64 - 1, 2**64, 10**19, 10**28 - 1, 5 * 10**37, 10**38 - 1, 10**38, 2**127, 2**128 - 1, 2**128, 10**39 + 1, 7 * 10**56]
ROUNDINGS = [ROUND_05UP, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP]

for number, edge in enumerate(EDGES):
    a = Decimal(edge).scaleb(-number, Context(prec=60))
    print(a, len(a.as_tuple().digits), hash(a), hash(-a), a.adjusted(), int(a), a == edge, a < edge)
    for precision in 28, 36, 38:
        context = Context(prec=precision, rounding=ROUNDINGS[(number + precision) % 7], traps=[])
        for b in Decimal(EDGES[-1 - number]), Decimal("-0.3"):
            print(precision, context.add(a, b), context.subtract(a, b), context.multiply(a, b), context.divide(a, b),
                  context.divide_int(a, b), context.remainder(a, b), context.compare(a, b), context.quantize(b, Decimal("0.01")))
        print(context.plus(a), context.normalize(a), context.sqrt(a), context.fma(a, a, -1), context.to_integral_exact(a),
              *sorted(flag.__name__ for flag, is_set in context.flags.items() if is_set))

power = Context(prec=10**6).power(Decimal(7), 60000)
print(len(str(power)), power.adjusted(), len(power.as_tuple().digits))
