a, *b, c = range(5)
print(a, b, c)
(d, (e, *f)), g = (1, "xyz"), 4
print(d, e, f, g)
[h, i] = {"k1": 1, "k2": 2}
print(h, i)
x = y = [0]
x[0], y = 5, x
print(x, y)
first, *_ = "only"
*start, end = [1]
print(first, start, end)
for bad in ["a, b = 1, 2, 3", "a, b, c = 1, 2", "a, *b, c = [1]", "a, b = 5", "a, b = iter('abc')", "[] = [1]", "() = ()"]:
    try:
        exec(bad)
        print(bad, "fine")
    except (ValueError, TypeError) as error:
        print(bad, "->", error)
i = 0
data = [10, 20, 30]
i, data[i] = 2, 99
print(i, data)
for index, (left, right) in enumerate(zip("ab", [1, 2]), start=5):
    print(index, left, right)
for n in range(10, 0, -3):
    if n == 4:
        continue
    print(n, end=" ")
else:
    print("done")
while True:
    i += 1
    if i > 5:
        break
else:
    print("never")
print(i)
print([*zip(*[[1, 2], [3, 4]])], dict(zip("ab", range(2))), list(map(lambda a, b: a + b, [1, 2], [3, 4, 5])))
print(list(filter(None, [0, 1, "", "a"])), list(reversed(range(3))), sorted("hello", key=str.upper, reverse=True))
print(any([]), all([]), sum([[1], [2]], []), min(3, 1, 2), max("ab", "b", key=len), list(iter([1, 2, 3].pop, 1)))
try:
    list(zip([1, 2], [1], strict=True))
except ValueError as error:
    print(error)
d = {"a": 1, "b": 2}
try:
    for key in d:
        d[key + "x"] = 0
except RuntimeError as error:
    print(error)
items = [1, 2, 3]
for item in items:
    if item < 3:
        items.append(item + 10)
print(items)
print([(yield_ := k, v) for k, v in d.items()][:2], list(d)[::-1], *d, sep="|")
