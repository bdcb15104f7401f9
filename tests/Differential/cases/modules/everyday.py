import collections
import dataclasses
import datetime
import decimal
import enum
import fractions
import functools
import itertools
import json
import operator
import pathlib
import random
import re
import string
import struct
import textwrap
import typing

print(json.dumps({"a": [1, 2.5, None, True, "é\n"], "b": {}}, indent=2, sort_keys=True), json.loads('{"x": [1e3, "\\u00e9", false]}'))
try:
    json.loads('{"a": 1,}')
except json.JSONDecodeError as error:
    print(error)
print(re.sub(r"(\w+)@(\w+)", r"\2 at \1", "me@home you@work"), re.findall(r"(?i)[a-c]+(?=\d)", "ABC1 def cab2"), re.split(r"[,;]\s*", "a, b;c"))
match = re.match(r"(?P<year>\d{4})-(?P<month>\d\d)", "2024-05-06")
print(match.groupdict(), match.span("month"), match.group(0, 1), match)
print(collections.Counter("mississippi").most_common(2), collections.OrderedDict(a=1), collections.deque([1, 2, 3], 2), collections.defaultdict(list, {1: [2]}))
Point = collections.namedtuple("Point", "x y", defaults=[0])
print(Point(1), Point(1)._replace(y=5), Point._fields, Point(1, 2)._asdict())


@dataclasses.dataclass(order=True, frozen=True)
class Item:
    name: str
    price: float = 0.0
    tags: list = dataclasses.field(default_factory=list, compare=False)


print(Item("a"), Item("a") < Item("b"), dataclasses.replace(Item("a"), price=2), dataclasses.asdict(Item("z")))
try:
    Item("a").name = 5
except dataclasses.FrozenInstanceError as error:
    print(repr(error))


class Colour(enum.Enum):
    RED = 1
    GREEN = enum.auto()

    @property
    def shout(self):
        return self.name + "!"


class Flags(enum.Flag):
    A = enum.auto()
    B = enum.auto()


print(Colour.RED, Colour(2), Colour["GREEN"].shout, list(Colour), Flags.A | Flags.B, Flags(3), ~Flags.A, enum.IntEnum("I", "x y").y + 1)
print(list(itertools.chain("ab", [1])), list(itertools.combinations("abc", 2)), list(itertools.groupby("aab"))[0][0], list(itertools.accumulate([1, 2, 3])))
print(list(itertools.islice(itertools.count(5, 2), 3)), list(itertools.product("ab", repeat=2))[:3], list(itertools.zip_longest("ab", "c", fillvalue="-")))
print(list(itertools.batched("abcde", 2)), list(itertools.pairwise("abc")), list(itertools.permutations(range(3)))[:2], list(itertools.takewhile(bool, [1, 0, 1])))


@functools.lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@functools.singledispatch
def kind(x):
    return "object"


@kind.register
def _(x: int):
    return "int"


print(fib(80), fib.cache_info(), kind(1), kind("a"), functools.reduce(operator.add, [1, 2, 3]), functools.partial(pow, 2)(5))
print(decimal.Decimal("1.10") + decimal.Decimal("2.205"), decimal.Decimal(1) / 3, fractions.Fraction(3, 4) + fractions.Fraction("0.25"), fractions.Fraction(0.5))
print(datetime.datetime(2024, 2, 28, 12, 30) + datetime.timedelta(days=2), datetime.date(2024, 1, 1).isocalendar(), datetime.datetime(2024, 1, 2).strftime("%A %d %B %Y"))
print(datetime.datetime.fromisoformat("2024-05-06T07:08:09+02:00"), datetime.timedelta(hours=-1), datetime.date(2024, 3, 1) - datetime.date(2024, 2, 1))
random.seed(42)
print(random.random(), random.randint(1, 100), random.choice("abc"), random.sample(range(100), 3), random.shuffle(x := [1, 2, 3, 4]), x, random.gauss(0, 1))
print(struct.pack("<hI3s", -2, 7, b"abc"), struct.unpack(">H", b"\x01\x02"), struct.calcsize("@ibq"))
print(string.Template("$a ${b} $$").substitute(a=1, b=2), textwrap.fill("the quick brown fox jumps", 10), textwrap.dedent("  a\n    b"))
print(pathlib.PurePosixPath("/a/b/../c.tar.gz").suffixes, pathlib.PurePosixPath("a") / "b", typing.get_type_hints(Item.__init__), typing.Optional[int])
print(operator.itemgetter(1, 0)("ab"), operator.attrgetter("real")(3j), operator.methodcaller("upper")("x"))
