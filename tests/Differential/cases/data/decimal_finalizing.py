# Results at the edges of the precision, the exponent limits and each rounding mode, with the flags they raise.
import random
from decimal import *
from hashlib import md5

ROUNDINGS = [ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP]
OPERATIONS = {
    'add': lambda a, b: a + b, 'subtract': lambda a, b: a - b, 'multiply': lambda a, b: a * b,
    'divide': lambda a, b: a / b, 'plus': lambda a, b: +a, 'minus': lambda a, b: -b,
}


def number(source):
    count = source.choice([1, 2, 5, 9, 16, 19, 20, 27, 28, 29, 37, 38, 39, 40])
    digits = source.choice(['9' * count, '1' + '0' * (count - 1), '5' * count, '4' + '9' * (count - 1), '5' + '0' * (count - 1),
                            ''.join(source.choice('0123456789') for _ in range(count))])
    return Decimal(source.choice('+-') + digits + 'E%d' % source.choice([0, 0, -1, -5, 3, -28, -40, 20, -383, 370, -400]))


for precision in (1, 2, 9, 16, 28, 37, 38, 39, 40):
    source = random.Random(precision)
    sums = {name: md5() for name in OPERATIONS}
    for _ in range(200):
        context = Context(prec=precision, Emin=-383, Emax=384, rounding=source.choice(ROUNDINGS), clamp=source.randrange(2), traps=[])
        a, b = number(source), number(source)
        with localcontext(context) as current:
            for name, operation in OPERATIONS.items():
                current.clear_flags()
                result = operation(a, b)
                raised = sorted(flag.__name__ for flag, on in current.flags.items() if on)
                sums[name].update(f'{result} {raised}\n'.encode())
    print(precision, *(f'{name} {total.hexdigest()[:8]}' for name, total in sums.items()))
