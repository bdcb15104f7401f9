text = "Hello, Wörld ẞ ǆ İ"
print(text.upper(), text.lower(), text.swapcase(), text.title(), text.casefold(), text.capitalize(), len(text))
print("a,b,,c".split(","), "a b  c ".split(), " a b ".split(" "), "a,b,c".rsplit(",", 1), "x\ny\r\nz\x0bw".splitlines(), "x\n".splitlines(True))
print("abc".center(9, "*"), "abc".ljust(5) + "|", "abc".rjust(5, "."), "42".zfill(5), "-42".zfill(5), "+".zfill(3), "\t a\tb".expandtabs(4))
print("  x ".strip() + "|", "xxabcxx".strip("x"), "abcabc".lstrip("ab"), "prefix-name".removeprefix("prefix-"), "name.py".removesuffix(".py"))
print("banana".find("an"), "banana".rfind("an"), "banana".index("n"), "banana".count("an"), "banana".count(""), "".count(""), "abc".find("", 4))
print("a-b-c".partition("-"), "a-b-c".rpartition("-"), "abc".partition("x"), "-".join(["a", "b"]), "banana".replace("a", "o", 2), "ab".replace("", "-"))
print("abc".translate({97: "X", 98: None}), str.maketrans("ab", "xy", "c"), "abc".translate(str.maketrans("ab", "xy", "c")))
print("abc".isalpha(), "1²".isdigit(), "1²".isdecimal(), "½".isnumeric(), "a_1".isidentifier(), " \t".isspace(), "Title Case".istitle(), "\x00".isprintable())
print("abc" < "abd", "a" < "B", "abc"[::-1], "abc"[-2:], "abc" * 2, "b" in "abc", "é" == "e\u0301", max("aZ"), sorted("bca"))
print(repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("\n\t\\\x00\x7f\u200b\U0001f600\ud800\xad"), ascii("é漢😀"))
print("{} {1}".format(1) if False else "{0} {1!r:>5} {name} {name[0]} {obj.real} {{}}".format(1, "b", name="nm", obj=3j))
print("{:>{w}}|{:^7.2f}|{:,}|{!s:*<6}".format("r", 3.14159, 1234567, "s", w=4), "{a[b]} {a[0]}".format(a={"b": 1, 0: 2}))
print("%s %r %a %5.1f %(x)s" % {"x": 1} if False else "%(x)s %(y)05d" % {"x": "ex", "y": 7}, "%s" % (1,), "%*d" % (5, 3), "%-*d|" % (5, 3))
print("abc".encode("utf-16-le"), "é".encode("latin-1"), "é\ud800".encode("utf-8", "surrogatepass"), "é漢".encode("ascii", "xmlcharrefreplace"))
print("é".encode("ascii", "ignore"), "é".encode("ascii", "backslashreplace"), "é".encode("ascii", "namereplace"), "a😀".encode("utf-16"))
print(b"\xff\xfea".decode("utf-8", "replace"), b"\xc3\xa9\xff".decode("utf-8", "surrogateescape").encode("utf-8", "surrogateescape"))
print("ß".upper(), "ŉ".upper(), "ﬃ".title(), "Σς".lower(), "ΑΣ".lower(), "ΑΣ Α".lower(), "İ".lower().encode(), "ı".upper())
print(str(b"abc", "ascii"), str(object=5), str(), "a" "b", "é".isascii(), "aaa".startswith(("b", "a")), "abc".endswith("c", 0, 2), "abc".startswith("b", 1))
for source in ["'abc'.index('z')", "'a'.join([1])", "'abc'[10]", "'a' + 1", "'%d' % 'x'", "'%s %s' % 1", "'%s' % (1, 2)", "'%z' % 1", "'{}'.format()",
               "'{x}'.format()", "'{0.a}'.format(1)", "'{'.format()", "'}'.format()", "'{0} {}'.format(1)", "'{!z}'.format(1)", "'{:d}'.format('a')",
               "'é'.encode('ascii')", "b'\\xff'.decode()", "'a'.encode('nope')", "'a'.split('')", "'a'.center(5, 'ab')", "'abc'.translate(5)",
               "chr(-1)", "ord('ab')", "'a' * 10 ** 20", "'ab'.replace()", "'a'.partition('')", "'%c' % 300000000", "'%c' % 'ab'", "'a'.zfill('x')",
               "str(b'a', 5)", "'\\ud800'.encode()", "''.join('abc', 'd')", "'x'.ljust()", "'{:>{}}'.format('a')", "'a'.startswith(5)", "int('a')"]:  # fmt: skip
    try:
        print(source, "=", eval(source))
    except Exception as error:
        print(source, "->", type(error).__name__, error)
try:
    b"ab\xe2\x28".decode("utf-8")
except UnicodeDecodeError as error:
    print(error, error.start, error.end, error.reason, error.object, error.encoding)
print(hash("") == hash(b""), "a".__hash__() == hash("a"), "abc".__contains__("b"), str.__add__("a", "b"), "日本語".ljust(5, "ー"))
print("\N{GREEK SMALL LETTER ALPHA}\x41\101\u0041", r"\n", "a\
b", """tri'p"le""", "é".__len__(), "😀"[0], len("😀"), "a\0b".split("\0"))

for form, args in (('%s', 'x'), ('%d', 5), ('%s', 5), ('%d', 5.5), ('%d', 'x'), ('%s%s', 'x'), ('%s', ()), ('%d%%', -3), ('%5d|%-5d|%05d', (1, 2, -3)), ('%+d% d', (1, 2)),
                   ('%60d|', 7), ('%i%u', (2**63 - 1, -2**63)), ('%.3d', 7), ('\u20ac%s\u20ac%d', ('\xe9', 3)), ('%s', (1,)), ('%s', {'a': 1}), ('%(a)s', {'a': 1}), ('%s', None),
                   ('x', 'y'), ('x', {}), ('%d %s', (True, 'x')), ('%x', -255), ('100%', ()), ('%s and %%', 'x')):
    try: print(form, form % args)
    except Exception as error: print(form, type(error).__name__, error)
print('ab'.ljust(5, '*') + '|', 'ab'.rjust(5, '\u20ac'), '\u20ac'.center(4, 'x'), '-7'.zfill(5), '7'.zfill(3), '\u20ac7'.zfill(5), 'abc'.center(6) + '|', ''.ljust(3, '\xe9'), 'x' * 40 + 'y'.rjust(40))
print('banana\xe9\u20ac'.translate({97: 'AA', 98: None, 110: 0x20ac, 0xe9: 'e'}), 'banana'.translate({97: 'o', 98: 98}), 'abc'.translate({97: '', 98: 'xyz'}), 'abc'.translate([]))


class Table:
    def __getitem__(self, key):
        print('asked for', key)
        return 'xy' if key == 98 else key + 1 if key < 110 else {}[key]


print('abbannz'.translate(Table()))
for table in {97: -1}, {97: 2.5}, {97: 0x110000}, 5, lambda key: key:
    try: print('xa'.translate(table))
    except Exception as error: print(type(error).__name__, error)
