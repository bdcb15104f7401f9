from dataclasses import dataclass


@dataclass
class Point:
    x: int
    y: int


class Opaque:
    __match_args__ = ("first",)

    def __init__(self, first):
        self.first = first


def describe(subject):
    match subject:
        case None | True | False:
            return f"singleton {subject}"
        case 0:
            return "zero"
        case int(n) if n > 100:
            return f"large {n}"
        case int() | float() as number:
            return f"number {number}"
        case "" | "empty":
            return "nothing"
        case str(text):
            return f"text {text!r}"
        case []:
            return "empty list"
        case [single]:
            return f"one: {single}"
        case [first, *middle, last]:
            return f"{first} .. {last} ({len(middle)} between)"
        case {"kind": "circle", "r": r, **rest}:
            return f"circle {r} {rest}"
        case {"kind": kind}:
            return f"a {kind}"
        case {}:
            return "some mapping"
        case Point(0, 0):
            return "origin"
        case Point(x, y=0):
            return f"on x axis at {x}"
        case Point(x=px, y=py) if px == py:
            return f"diagonal {px}"
        case Point():
            return "a point"
        case Opaque([a, (b, c)]):
            return f"nested {a} {b} {c}"
        case _:
            return f"other {type(subject).__name__}"


for subject in [
    None, True, 0, 7, 1000, 2.5, "", "hi", [], [1], (1, 2), [1, 2, 3, 4], {"kind": "circle", "r": 3, "fill": "red"},
    {"kind": "square"}, {"a": 1}, Point(0, 0), Point(4, 0), Point(3, 3), Point(1, 2), Opaque([1, (2, 3)]), Opaque(5), {1, 2}, b"xy",
]:  # fmt: skip
    print(describe(subject))

try:
    match Point(1, 2):
        case Point(1, 2, 3):
            pass
except TypeError as error:
    print(error)

try:
    match 5:
        case int(1, 2):
            pass
except TypeError as error:
    print(error)
