class Number:
    def __init__(self, value):
        self.value = value

    def __repr__(self):
        return f"N({self.value})"

    def __add__(self, other):
        return Number(self.value + other.value) if isinstance(other, Number) else NotImplemented

    def __radd__(self, other):
        return Number(other + self.value) if isinstance(other, int) else NotImplemented

    def __iadd__(self, other):
        self.value += 100
        return self

    def __eq__(self, other):
        return isinstance(other, Number) and self.value == other.value

    def __lt__(self, other):
        return self.value < other.value if isinstance(other, Number) else NotImplemented

    def __hash__(self):
        return hash(self.value)

    def __bool__(self):
        return self.value != 0

    def __neg__(self):
        return Number(-self.value)

    def __matmul__(self, other):
        return f"{self} @ {other}"

    def __getitem__(self, key):
        return key

    def __index__(self):
        return self.value

    def __contains__(self, item):
        return item == self.value

    def __call__(self, *args, **kwargs):
        return args, kwargs

    def __divmod__(self, other):
        return "divmod"

    def __pow__(self, other, modulus=None):
        return f"pow {other} {modulus}"

    def __round__(self, digits=None):
        return f"round {digits}"

    def __len__(self):
        return self.value


one, two = Number(1), Number(2)
print(one + two, 5 + one, -one, one @ two, one == Number(1), one < two, two > one, not Number(0))
alias = one
alias += 1
print(one, alias is one)
print(two[1:2], two[1, ..., ::2], two["key"], 2 in two, two(1, a=2), [10, 20, 30][two], hex(two), range(two))
print(divmod(two, 1), pow(two, 3, 5), two**3, round(two), round(two, 1), len(two), {Number(2): "found"}[two])
for expression in ["one + 'x'", "'x' + one", "one < 5", "one - two", "one <= two", "~one", "one(**{1: 2})", "one.nothing",
                   "None + 1", "[] + ()", "'a' * 'b'", "{} < {}", "1 << -1", "1 // 0", "1 % 0.0", "-'a'", "5[0]", "5()",
                   "del_ [0]", "[1][1.0]", "'abc'['a']", "{}[[]]", "len(5)", "iter(5)", "next([])", "hash([])", "abs('a')"]:  # fmt: skip
    try:
        print(expression, "=", eval(expression))
    except Exception as error:
        print(expression, "->", type(error).__name__, error)


class Left:
    def __add__(self, other):
        return "left"

    def __eq__(self, other):
        print("left eq")
        return NotImplemented


class Right(Left):
    def __radd__(self, other):
        return "right first"

    def __eq__(self, other):
        print("right eq")
        return NotImplemented


print(Left() + Right(), Right() + Left(), Left() == Right(), Left() != 5)


class Unhashable:
    def __eq__(self, other):
        return True


try:
    hash(Unhashable())
except TypeError as error:
    print(error)


class Iterates:
    def __getitem__(self, index):
        if index > 2:
            raise IndexError
        return index * 10


print(list(Iterates()), 20 in Iterates(), max(Iterates()), [*reversed([1, 2])])
for bad, method in [("int", "__index__"), ("str", "__str__"), ("repr", "__repr__"), ("bool", "__bool__"), ("len", "__len__"),
                    ("hash", "__hash__"), ("float", "__float__"), ("bytes", "__bytes__"), ("iter", "__iter__")]:  # fmt: skip
    broken = type("Broken", (), {method: lambda self: None if method != "__bool__" else "text"})()
    try:
        print(eval(bad)(broken))
    except TypeError as error:
        print(bad, "->", error)
