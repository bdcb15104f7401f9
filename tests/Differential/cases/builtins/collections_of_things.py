items = [3, 1, 2]
items.append(4), items.extend((5, 6)), items.insert(1, "x"), items.insert(-100, "first"), items.insert(100, "last")
print(items, items.pop(), items.pop(0), items.index(2), items.count(5), items.remove("x"), items)
items.sort(reverse=True)
items[1:3] = ["a", "b", "c"]
items[::2] = [0] * len(items[::2])
del items[1::3]
print(items, items[-1], items[10:], items[::-1], items * 2, items + [1], [1, 2] < [1, 3], [1] == [1.0], items.copy() is items)
items.reverse()
items += "xy"
items *= 2
print(items, [1, [2]].__repr__())
recursive = [1]
recursive.append(recursive)
print(recursive, len(recursive))
words = sorted(["b", "A", "a", "B"], key=str.lower)
print(words, (1,), (), (1, 2) + (3,), (1, 2).index(2), (1, 2, 1).count(1), tuple("ab"), (1, 2) < (1, 2, 0), hash((1, 2)) == hash((1.0, 2)))
d = {"a": 1, "b": 2, 3: [4]}
d["c"] = d.pop("a")
print(d, d.get("z"), d.get("z", 0), d.setdefault("n", []), d.popitem(), list(d.items()), "b" in d, len(d), {**d, "b": 5}, d | {"x": 1})
d.update([("k", "v")], z=26)
d |= {"b": "new"}
print(d, dict.fromkeys("ab", 0), d.keys() & {"b", "q"}, d.items() >= {("b", "new")}, list(reversed(d)), d == dict(reversed(list(d.items()))))
print({1: 0, 2.0: 0}.keys() & {1.0, 2}, {1: 0, 2.0: 0, 3: 0}.keys() & {1.0, 2}, {1: 0}.items() & {(1.0, 0)}, {1: 0}.keys() & frozenset({1.0}))
del d[3]
print(d.values(), list(d), dict(a=1, **{"b": 2}), {1: "int", 1.0: "float", True: "bool"}, d.copy() == d)
d.clear()
print(d, not d, {frozenset([1]): 1}[frozenset([1])])
s = {1, 2, 3}
s.add(2), s.discard(9), s.update([4], (5,))
print(sorted(s), s & {1, 9}, s - {1, 2, 3}, sorted(s ^ {1, 9}), s >= {1}, s.isdisjoint({7}), {1} < {1, 2}, frozenset("aab") == {"a", "b"})
s -= {4, 5}
s.intersection_update([1, 2])
print(s, s.pop() in (1, 2), len(s), set() == frozenset(), {1} | frozenset([1]), type(frozenset() | {1}).__name__, repr(set()), repr(frozenset({1})))
print(range(10)[2:8:3], range(5, 0, -2)[1], list(range(0)), 4 in range(0, 10, 2), range(3) == range(0, 3, 1), range(1, 10**20, 3)[-1], range(5).index(3))
print(slice(1, 2).indices(5), slice(None, None, -1).indices(3), list(enumerate("ab", 1)), bytes(3), bytes([65, 66]), bytearray(b"ab") + b"c")
b = bytearray(b"hello world")
b[0:5] = b"HOWDY!"
b.append(33), b.extend(b"?"), b.insert(0, 42)
print(b, b.pop(), b.find(b"w"), b.split(), b.upper(), bytes(b)[1], b[1:3], b.hex(" "), bytes.fromhex("41 42"), b"a%sb%d" % (b"x", 5), b"abc".replace(b"b", b""))
view = memoryview(b)
view[0] = 35
print(b[:3], view.format, view.nbytes, view[1:4].tobytes(), view.tolist()[:2], view.readonly, memoryview(b"abcd").cast("H").shape, bytes(view[::-2])[:3])
for source in ["[][0]", "[1].index(2)", "[].pop()", "[1].remove(2)", "[1, 2][::0]", "[1, 'a'].sort()", "{}['k']", "{}.popitem()", "{[]: 1}", "{1: 2} + {}",
               "set([[]])", "{1}.remove(2)", "(1,)[1]", "range(1, 2, 0)", "range('a')", "tuple(5)", "dict([1])", "dict([(1, 2, 3)])", "list(5)", "b.append(256)",
               "bytes([256])", "bytes('a')", "bytes(-1)", "b'a' + 'b'", "b'abc'['a']", "bytearray(b'a').extend(view)", "frozenset().add(1)", "[1] + (2,)",
               "memoryview('a')", "view[100]", "view['a']", "{}.fromkeys()", "{1}[0]", "[].sort(5)", "sorted(5)", "[1, 2, 3].__getitem__('a')", "[] < 5",
               "bytes.fromhex('4')", "b'\\xff'.decode('ascii')", "b'a' < 'a'", "x", "slice(1).indices(-1)", "enumerate(5)", "zip(5)", "reversed({1})",
               "iter(5, 6)", "sum(['a'])", "max([])", "min(1)", "max(1, 'a')", "any(5)", "isinstance(1, 'a')", "issubclass(1, int)", "vars(5)", "dir(5)[:1]"]:  # fmt: skip
    try:
        print(source, "=", eval(source))
    except Exception as error:
        print(source, "->", type(error).__name__, error)
