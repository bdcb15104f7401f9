# Ints around the limits of 32, 63, 64 and 128 bits, and their decimal text: results in one number, which ranges over all of them.
import math

total = 0


def add(value):
    global total
    total = hash((total, value))


edges = [1 << n for n in (0, 1, 20, 31, 32, 33, 62, 63, 64, 65, 95, 96, 97, 128, 200, 1000)]
numbers = [sign * (edge + d) for edge in edges for d in (-1, 0, 1) for sign in (1, -1)] + [10**19, -10**38, 3**500]
for a in numbers:
    for b in numbers:
        for value in a & b, a | b, a ^ b, a + b, a - b, a * b:
            add(value)
        if b:
            add(divmod(a, b))
            add(a // b)
            add(a % b)
    for shift in 0, 1, 31, 32, 33, 64, 100:
        add(a << shift)
        add(a >> shift)
    add(str(a) == repr(a) and int(str(a)) == a)
    add(divmod(a, 7))
    add(a % -10)
print(total)
print([2**63, -2**63, 2**64, (-2) ** 63, 4**40, 1 << 70])
print([str(10**n)[:3] + str(len(str(10**n))) for n in (18, 19, 20, 37, 38, 39, 300, 901, 999)])
print([int("9" * n) % 1000003 for n in (18, 19, 20, 38, 39, 500, 999, 1000, 1001)])
print([math.factorial(n) for n in (0, 1, 2, 19, 20, 21, 22)])
print(ascii("a\xe9\u20ac\U0001f600\n\0"), repr("\x7f\x80\u2028\U000e0001"), ",".join(["a", "bb", "c" * 9]), {**{"a": 1}, **{"b": 2}, "c": 3})
