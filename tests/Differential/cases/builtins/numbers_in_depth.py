# arguments: -W ignore {case}
"""int, float, complex and bool: arithmetic, conversion, formatting, errors."""


def attempt(f, *a):
    try:
        print(repr(f(*a)))
    except Exception as e:
        print(type(e).__name__, e)


big = 2 ** 100
print(2 ** 63 - 1 + 1, -2 ** 63 - 1, 2 ** 62 * 4, (2 ** 63 - 1) * (2 ** 63 - 1), big // 3, big % 7, -7 // 2, -7 % 3)
print(7 % -3, -2 ** 63 // -1, divmod(-7, 2), divmod(big, -3), 10 ** 20 // 10 ** 19)
print(7 / 2, 2 ** 64 / 3, big / 2 ** 99, 1 << 70, 1 << 70 >> 69, -1 >> 100, 5 & 3, 5 | 3, 5 ^ 3, ~5, -big & 255)
print(big | 1, ~big)
print(pow(3, 200, 7), pow(2, -1, 7), 2 ** (-1), 0 ** 0, (-2) ** 3, 2 ** 0.5, (-8) ** (1 / 3) == (-8) ** (1 / 3))
attempt(lambda: 1 // 0)
attempt(lambda: 1 % 0)
attempt(lambda: 1 / 0)
attempt(lambda: divmod(1, 0))
attempt(lambda: 0 ** (-1))
attempt(lambda: 1 << -1)
attempt(lambda: 1.0 // 0)
attempt(lambda: 1.0 % 0)
attempt(lambda: 1.0 / 0)
attempt(lambda: pow(2, -1, 4))
attempt(lambda: pow(2, 2, 0))
attempt(lambda: 10 ** 400 / 1)
attempt(lambda: float(10 ** 400))
attempt(lambda: 1 + 'a')
attempt(lambda: 1 < 'a')
attempt(lambda: 1j < 2j)
attempt(lambda: int('x'))
attempt(lambda: int('12', 1))
attempt(lambda: int('9', 8))
attempt(lambda: int(None))
attempt(lambda: int(1.5, 10))
attempt(lambda: int(base=10))
attempt(lambda: float('x'))
attempt(lambda: int(float('inf')))
attempt(lambda: int(float('nan')))
attempt(lambda: complex('1+'))
attempt(lambda: complex(1, '2'))
attempt(lambda: divmod(1.0, 0))
attempt(lambda: 0.0 ** (-1))
attempt(lambda: 1e+308 ** 2)
attempt(lambda: round(1e+308, -308) and 1)
print(int(), int('12'), int(' -1_000 '), int('ff', 16), int('0xff', 0), int(3.9), int(-3.9), int('٣'), int(b'12'))
print(int(True), int('-0b101', 0), int(10 ** 20), int(1e+20))
print(big.bit_length(), 5 .bit_count(), 255 .to_bytes(2, 'big'), int.from_bytes(b'\xff\x00', 'little'))
print((-1).to_bytes(2, 'big', signed=True), int.from_bytes(b'\xff\xff', signed=True), 10 .as_integer_ratio())
print(5 .conjugate(), 5 .real, 5 .imag, 5 .numerator, 5 .denominator, 5 .is_integer(), 5 .__trunc__(), round(15, -1))
print(round(25, -1), round(-15, -1), round(12345678901234567890, -3))
attempt(lambda: 256 .to_bytes(1))
attempt(lambda: (-1).to_bytes(1))
attempt(lambda: 1 .to_bytes(-1))
attempt(lambda: 1 .to_bytes(1, 'x'))
print(str(big), repr(-5), hash(5), hash(-1), hash(big), hash(2 ** 61 - 1), hash(2 ** 61), hash(-2 ** 61), hash(1.5))
print(hash(float('inf')), hash(1e+300), hash(1j), hash(True))
print(1 == 1.0, 2 ** 53 == 2.0 ** 53, 2 ** 53 + 1 == 2.0 ** 53, big == float(big), big + 1 > float(big), 1 < 1.5)
print(float('nan') == float('nan'), 1 <= True, True == 1, 5 > 4.5)
print(True + True, True & False, True | 1, True ^ True, -True, repr(True), str(False), bool([]), bool(1), int(True))
print(True .bit_length(), bool('x'), not 5)
print(1.5, 1e+100, 1e+16, 1000000000000000.0, 0.1 + 0.2, 1e-05, float('inf'), -float('inf'), float('nan'), -0.0)
print(5e-324, 1.7976931348623157e+308, 123456789.123, 1 / 3)
print(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, divmod(-7.5, 2), 2.5 ** 2, abs(-1.5), --2.5)
print(1.0.is_integer(), 1.5.as_integer_ratio(), 1.5.hex(), float.fromhex('0x1.8p1'), round(2.5), round(3.5))
print(round(2.675, 2), round(1234.5, -2), round(-0.5), 1.5.__floor__(), 1.5.__ceil__(), 1.9.__trunc__(), int(1e+30))
print(float('1.5'), float(' 1e3 '), float('1_0.5'), float(5), float(), float('infinity'), float(b'2.5'))
print(float('-nan'))
print(1 + 2j, (1 + 2j) * (3 - 1j), (1 + 2j) / (3 - 1j), abs(3 + 4j), (1 + 2j) ** 2, complex(1, 2), complex('1+2j'))
print(complex('j'), complex(' (1-2j) '), complex(1.5), -(1 + 2j), (1 + 2j).conjugate(), (1 + 2j).real, (1 + 2j).imag)
print(1j == 1j, 1 + 0j == 1, hash(1 + 2j), complex('-infj'), complex('nan+1e5j'), 1j ** (-1), 2j ** 0.5)
print(complex(1j, 1j))
for s in ('{:d}', '{:5d}', '{:<5d}|', '{:+d}', '{:05d}', '{:,}', '{:_}', '{:x}', '{:#x}', '{:b}', '{:o}', '{:c}', '{:e}', '{:.2f}', '{:%}', '{:g}', '{:^9}', '{:*^9}', '{:n}'):
    print(s.format(65), end=' ')
for s in ('{:f}', '{:.3f}', '{:e}', '{:g}', '{:10.2f}', '{:<10.2f}|', '{:+.1f}', '{:010.2f}', '{:,.2f}', '{:.0f}', '{:%}', '{:.1%}', '{:G}', '{:.10g}', '{}', '{:n}', '{:z.1f}', '{:#.0f}', '{:_}', '{:=+10}'):
    print(s.format(-1234.5678), s.format(0.0), end=' ')
print('{:.2f}'.format(1 + 2j), '{:>20}'.format(1 + 2j), format(2 ** 100, ','), format(True, 'd'), format(True))
print(format(5, '>10'), format(1.0), format(10 ** 20, '.3e'))
attempt(lambda: format(5, 's'))
attempt(lambda: format(5, '.2d'))
attempt(lambda: format(5.0, 'd'))
attempt(lambda: format('a', 'd'))
attempt(lambda: format('a', '+'))
attempt(lambda: format(5, '5.5.5'))
attempt(lambda: format(5, ',x'))
attempt(lambda: format(-1, 'c'))
attempt(lambda: format('a', '=5'))
print('%d %5d %-5d| %05d %x %X %#x %o %e %f %.2f %g %s %r %c %c %%' % (1, 2, 3, 4, 255, 255, 255, 8, 1.5, 1.5, 1.5, 1.5, 's', 'r', 'c', 65))
print('%(a)s %(b)d' % {'a': 1, 'b': 2}, '%s' % 5, '%s %s' % (1, 2), '%*d' % (5, 3), '%.*f' % (2, 3.14159))
print('%+d % d' % (5, 5), '%5s|%-5s|' % ('a', 'b'), '%.2s' % 'abc', '%a' % 'é', '%i' % 3.7, '%x' % -255)
attempt(lambda: '%d' % 'a')
attempt(lambda: '%d %d' % (1,))
attempt(lambda: '%d' % (1, 2))
attempt(lambda: '%z' % 1)
attempt(lambda: '%' % 1)
attempt(lambda: '%(a)s' % 1)
attempt(lambda: '%c' % 'ab')
attempt(lambda: '%x' % 1.5)
attempt(lambda: '%f' % 'a')
attempt(lambda: '%(a)s' % {})
attempt(lambda: '%c' % -1)


class I(int):
    pass


i = I(5)
i.x = 1
print(i, i + 1, type(i + 1).__name__, repr(i), I(7) == 7, hash(I(3)), [1, 2, 3][I(1)], I('12'), I(2 ** 70), -I(3))
print(I(5).__index__(), type(+I(5)).__name__)


class F(float):
    pass


print(F(1.5), F(1.5) + 1, type(F(1) + 1).__name__, F('2'), repr(F(3)), F(2) == 2)


class C(complex):
    pass


print(C(1, 2), C(1, 2) + 1)


class N:

    def __index__(s):
        return 3

    def __float__(s):
        return 2.5

    def __int__(s):
        return 9

    def __complex__(s):
        return 1j


print(int(N()), float(N()), complex(N()), [1, 2, 3, 4][N()], 'abc' * N(), range(N()), hex(N()), 1.5.__round__(N()))
print(5 .__add__(3), 5 .__add__('a'), 5 .__radd__(1), 5 .__pow__(2), 5 .__pow__(2, 3), 5 .__lt__(6), 5 .__eq__(5.0))
print(5.0.__eq__(5), 1.5.__add__(1), int.__add__(1, 2), 5 .__divmod__(2), 5 .__format__('x'), 5 .__float__())
print(5 .__bool__(), 7 .__getnewargs__())
print(bin(10), oct(8), hex(255), hex(-255), bin(-5), hex(2 ** 70), abs(-big), abs(-5), --2 ** 63, ~2 ** 63, +5)
print(2 ** 63 - 2 ** 63, type(2 ** 63 - 2 ** 63) is int, 2 ** 64 // 2 ** 63, 2 ** 64 >> 1, 2 ** 70 & 2 ** 70 - 1)
print(-2 ** 63 * -1, -2 ** 63 // 1, -2 ** 63 % 10)
print(sum([1, 2, 3]), sum([0.1] * 10), sum([[1], [2]], []), min(3, 1, 2), max([1, 5, 2]), max('abc', key=ord))
print(min([], default=0), pow(2, 10), divmod(17, 5))
print(10 ** 4299 > 0)
attempt(lambda: str(10 ** 5000))
attempt(lambda: int('1' * 5000))
print(len(hex(10 ** 5000)))
