import math

values = [0.0, -0.0, 1.0, 0.1, 1e16, 1e15, 123456789.125, 1e-5, 1e-4, 1.5e300, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308,
          float("inf"), float("-inf"), float("nan"), 1 / 3, 2 / 3, 100.0, 1e22, 1e23, 0.30000000000000004]  # fmt: skip
for value in values:
    print(repr(value), f"{value:g}", f"{value:.3f}" if abs(value) < 1e30 else "", f"{value:e}", f"{value:.10g}", value.hex(), sep=" | ")
print(round(2.675, 2), round(0.5), round(1.5), round(1e300, 2), round(-0.4), round(1234.5678, -2), round(5e15 + 0.5))
print(7.5 // 2, -7.5 // 2, 7.5 % -2, divmod(-1.5, 0.4), 2.0**0.5, (-8) ** (1 / 3), 0.0 == -0.0, math.copysign(1, -0.0))
print((0.75).as_integer_ratio(), float.fromhex("0x1.8p3"), (3.0).is_integer(), float("  1_0.5e1 "), float("1e400"), float("-iNf"))
print(math.floor(-1.5), math.ceil(1.2), math.trunc(-1.9), int(1e20), hash(0.5), hash(float("inf")), math.fsum([0.1] * 10), sum([0.1] * 10))
print(1.0 < float("nan"), float("nan") != float("nan"), max(1.0, float("nan")), sorted([3.0, -1.0, 2]), 1e308 * 10, -1e308 * 10)
for source in ["float('')", "float('1e')", "float('0x1')", "float('1__0')", "1.0 // 0", "1.0 % 0", "2.0 ** 10000", "0.0 ** -1", "float([])",
               "round(float('nan'))", "round(float('inf'))", "float('nan').as_integer_ratio()", "float.fromhex('xyz')", "math.sqrt(-1)",
               "math.log(0)", "math.factorial(-1)", "math.gcd(12, 18, 27)", "math.isclose(1, 1 + 1e-10)", "math.comb(50, 25)", "math.exp(1000)",
               "math.hypot(3, 4, 12)", "math.fmod(-7, 3)", "math.remainder(7, 4)", "math.nextafter(1, 2)", "math.ulp(1.0)", "math.isqrt(10**40)",
               "complex('1+2j') * 3", "complex(1, 2) ** 2", "abs(3+4j)", "(1+2j).conjugate()", "1j / 0", "complex('x')", "complex(1, -0.0)",
               "-0j", "repr(1e100+1j)", "format(1+2j, '.2f')", "1+2j == 1", "hash(1+0j)", "(1+2j) < 3", "complex(float('nan'), -1)"]:  # fmt: skip
    try:
        print(source, "=", eval(source))
    except Exception as error:
        print(source, "->", type(error).__name__, error)
for spec in ["", ".0f", ".1f", "10.3f", "<10.2f|", "+.2e", "g", ".3g", "#.3g", ",.2f", "_.1f", "%", ".1%", "010.2f", "n", "x", "z.1f", "=+10.1f", "E", "G"]:
    try:
        print(spec, "=", format(-1234.5678, spec), format(0.0001, spec))
    except ValueError as error:
        print(spec, "->", error)
print("%5.2f|%-8.1e|%+g|%g|%r|%s|%d|%i|%x|%05d|%c|%%|%5s|%-5s|%.2s" % (1.5, 12345.678, 3.0, 1e20, 0.1, 2.0, 3.9, True, 255, 42, "z", "ab", "cd", "xyz"))
