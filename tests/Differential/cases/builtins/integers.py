import sys

big = 2**200
print(big, -big, hex(big), oct(-9), bin(-5), big.bit_length(), (-1).bit_count(), int("0x1F", 16), int("0b11", 0), int(" 12_3 "))
print(7 // -2, 7 % -2, -7 // 2, -7 % 2, divmod(-7, 2), divmod(big, 10**10), -big // 3, -big % 3, 2**-1, 0**0, pow(3, -1, 7))
print(big >> 190, -big >> 195, 1 << 70, big & 0xFFFF, -1 & big, big | 1, ~big, big ^ -1)
print(int(3.99), int(-3.99), int("-0"), round(2.5), round(3.5), round(-2.5), round(1234, -2), round(15, -1), int(1e30))
print((255).to_bytes(2, "big"), int.from_bytes(b"\xff\x00", "little", signed=True), (-2).to_bytes(3, "little", signed=True))
print(9007199254740993 == 9007199254740992.0, 2**53 + 1 > 2.0**53, hash(2**61 - 1), hash(-1), hash(2**61), hash(1.0) == hash(1), hash(big))
print(True + True, isinstance(True, int), int.__mul__(3, 4), (5).conjugate(), (5).numerator, 10**18 * 10**18, -(2**63), 2**63 - 1 + 1)
for source in ["int('')", "int('1 2')", "int('12', 1)", "int('z', 36)", "int('9', 8)", "int(float('nan'))", "int(float('inf'))", "int([])",
               "(256).to_bytes(1)", "(-1).to_bytes(1)", "1 << -1", "1 // 0", "1 % 0", "pow(2, 3, 0)", "pow(2, -1, 4)", "int('1', base=2.0)",
               "10 ** 5000 // 10 ** 4990", "int('1' * 5000)", "len(str(10 ** 4299))", "str(10 ** 4300)", "round(1.5, 'a')", "int('１２')", "int(b'12')",
               "1.0.is_integer()", "(3).is_integer()", "int.from_bytes([1, 2])", "int('0_0')", "int('1__0')", "0x_f", "5 .real", "chr(0x110000)"]:  # fmt: skip
    try:
        print(source, "=", eval(source))
    except Exception as error:
        print(source, "->", type(error).__name__, error)
for spec in ["d", "5d", "<5d", "^5d", "+d", " d", "05d", ",", "_", "x", "#X", "#b", "#o", "c", "e", ".2f", "%", "n", "_x", "=+6d", "*^9,d", "s", ".3d", "z"]:
    try:
        print(spec, "=", format(65, spec), format(-1234567, spec) if spec != "c" else "")
    except ValueError as error:
        print(spec, "->", error)
x = 1
for n in range(1, 60):
    x *= n
print(x, x // 7**20, x % 10**9 + 7, str(x)[::-1][:10])
a, b = 3**300, 5**200
print(a * b % (10**50), a // b % 10**30, (a - b) % 997, a > b, int(str(a)) == a, a**2 // a == a, -a // b % 10**20, -a % b % 10**20)
print(sys.maxsize, sys.int_info.default_max_str_digits, float(2**1023), 2**64 / 2**63, (2**70) / (2**70 - 1), 10**400 // 10**399, 3 / 2)
try:
    float(10**400)
except OverflowError as error:
    print(error)
try:
    10**400 / 3
except OverflowError as error:
    print(error)
