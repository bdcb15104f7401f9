"""Sums, products, quotients and remainders of ints of all sizes, told by a digest."""
import hashlib
import math
import random

source = random.Random(5)


def number(bits):
    kind = source.randrange(6)
    if kind == 0:
        made = (1 << bits) - 1
    elif kind == 1:
        made = 1 << bits
    elif kind == 2:
        made = ((1 << bits // 2) - 1) << (bits // 2 + 1) | source.getrandbits(bits // 3 + 1)
    else:
        made = source.getrandbits(bits)
    return -made if source.random() < 0.4 else made


SIZES = [5, 31, 32, 33, 63, 64, 65, 96, 127, 128, 129, 200, 400, 900, 2000, 5000, 12000]
digest = hashlib.sha256()
wrong = 0
for _ in range(1500):
    a, b = number(source.choice(SIZES)), number(source.choice(SIZES))
    results = [a + b, a - b, a * b]
    if b:
        quotient, remainder = divmod(a, b)
        wrong += quotient * b + remainder != a or abs(remainder) >= abs(b) or quotient != a // b or remainder != a % b
        product = a * b
        results += [quotient, remainder, (product + abs(b) - 1) // b, (product - 1) // b, (product - 1) % b]
    for result in results:
        digest.update(b'%x;' % result)
print('wrong:', wrong)
print(digest.hexdigest())

factorials = [math.factorial(n) for n in (0, 1, 2, 20, 21, 255, 256, 257, 258, 600, 2000)]
print([hash(f) for f in factorials], all(f % 257 == 0 for f in factorials[-4:]))
print(hash(math.comb(1000, 300)), hash(math.perm(2000, 700)), math.perm(10 ** 30, 2))
