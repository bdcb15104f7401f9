"""Instructions that run together keep what each of them does alone: results, jumps, errors, and what dis shows."""
import dis


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def move(self, by):
        self.x = self.x + by
        return self


class Slotted:
    __slots__ = ("a", "b")

    def __init__(self, a):
        self.a = a


def arithmetic(a, b):
    c = a + b
    c = c - 3
    d = c * b
    d -= 1
    return a * 2 + d


def compare(a, b):
    found = []
    if a < b:
        found.append("less")
    if a == 7:
        found.append("seven")
    if not a - b > 0:
        found.append("not more")
    while a > 3:
        a -= 1
    return found, a


def attributes(p, s):
    p.x = p.y
    p.y = s.a
    s.b = p.x
    p.move(p.y)
    return p.x, p.y, s.b


def items(values, pair, i):
    return values[i], values[0], pair[1], values[pair[0]]


def loops(values):
    total = 0
    for value in values:
        total += value
    for i in range(3):
        total += i
    for a, b in [(1, 2), (3, 4)]:
        total += a * b
    for t in (5, 6):
        if t:
            continue
        total += t
    return total


def conditions(a, b):
    found = 0
    if a:
        found += 1
    if not b:
        found += 2
    if a is None:
        found += 4
    if b is not None:
        found += 8
    return found


def text(s):
    if s == "abc":
        return 1
    if s != "abd":
        return 2
    return 3


def listing(function):
    return [i.opname for i in dis.get_instructions(function, adaptive=True)]


def attempt(function, *args):
    try:
        return function(*args)
    except Exception as error:
        return type(error).__name__, str(error), error.__traceback__.tb_next.tb_lineno


def warm(function, *args):
    for _ in range(10):
        function(*args)
    print(function.__name__, *listing(function))


warm(arithmetic, 5, 6)
print(arithmetic(2 ** 62, 2 ** 62), arithmetic(-2 ** 63, 1), arithmetic(1.5, 2.5), arithmetic(True, 2), attempt(arithmetic, "a", 1))
warm(arithmetic, 1.5, 2.5)
print(arithmetic(5, 6), arithmetic(1e308, 1e308))
warm(compare, 5, 6)
print(compare(7, 2 ** 40), compare(2.5, 7), compare(-2 ** 30, 2 ** 30), attempt(compare, "7", 7))
warm(compare, 5.5, 6.5)
print(compare(float("nan"), 1.0), compare(7, 7))
warm(attributes, Point(1, 2), Slotted(3))
print(attributes(Point(4, 5), Slotted(6)), attempt(attributes, Point(1, 2), object()), attempt(attributes, Slotted(1), Slotted(2)))
point = Point(1, 2)
point.z = 3
del point.x
print(attributes(point, Slotted(9)), vars(point))
warm(items, [1, 2, 3], (0, 2), 1)
print(items([4, 5, 6], (1, 0), 2), items("xyz", (1, 0), -1), attempt(items, [1], (0, 2), 5), attempt(items, [1, 2], [0], 1))
warm(loops, [1, 2, 3])
print(loops((1, 2)), loops(range(4)), loops(iter([1.5])), attempt(loops, ["a"]), attempt(loops, 1))
warm(conditions, True, None)
print([conditions(a, b) for a in (0, 1, None, [], "x", True) for b in (None, False, 2.0)])
warm(text, "abc")
print(text("abd"), text("ab" + "d"[:1]), text(3))
