"""Adaptive bytecode: made-up functions are run with operands of ever other types, and the caches compared.

    python3.12 tests/Fuzz/adaptive.py --python PATH/TO/adder [--oracle python3.12] [--count 40] [--seed 1] [--programs 5]

After each stage both runtimes write what the function gave, and every instruction with its counter as dis shows them; the first difference in
each function is reported.  The oracle is CPython 3.12.
"""
import argparse
import itertools
import os
import pathlib
import random
import subprocess
import sys
import tempfile

PRELUDE = '''
import dis, itertools, math, types

class Plain:
    kind = 7
    def __init__(self, x=1, y=2):
        self.x, self.y = x, y
    def method(self, k=1): return self.x
    @property
    def prop(self): return self.y
    @staticmethod
    def static(k=1): return k
    @classmethod
    def klass(cls, k=1): return k

class Slotted:
    __slots__ = ("x", "y")
    kind = 8
    __init__, method, prop, static, klass = Plain.__init__, Plain.method, Plain.prop, Plain.static, Plain.__dict__["klass"]

class Answering(Plain):
    def __getattr__(self, name): return 5

class Watched(Plain):
    def __getattribute__(self, name): return object.__getattribute__(self, name)

class Opened(Plain):
    def __init__(self, x=1, y=2):
        self.__dict__.update(x=x, y=y)

class Number:
    def __init__(self, value): self.value = value
    def __add__(self, other): return Number(self.value)
    __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __floordiv__ = __rfloordiv__ = __add__
    def __lt__(self, other): return True
    __gt__ = __le__ = __ge__ = __lt__
    def __bool__(self): return self.value > 1

class OwnInt(int): pass
class OwnText(str): pass
class OwnDict(dict): pass
class Items:
    def __init__(self, *items): self.items = items
    def __getitem__(self, index): return self.items[index]
    def __len__(self): return len(self.items)

def each(items):
    for item in items:
        yield item

def both(items):
    for number, item in enumerate(items):
        yield [number, item]

def one(a): return a
def two(a, b=2): return b
def rest(*a): return len(a)
def named(a, *, k=1): return k

module = types.ModuleType("module")
module.__dict__.update(x=1, y=2, kind=9, prop=3, method=one, static=one, klass=two)

def listing(code, lines):
    for instruction in dis.get_instructions(code, adaptive=True, show_caches=True):
        if instruction.opname != "CACHE": lines.append(f"{instruction.offset} {instruction.opname} {instruction.arg}")
        elif instruction.argrepr.startswith("counter"): lines.append("    " + instruction.argrepr)
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType): listing(constant, lines)

def plain(value):
    return repr(value) if isinstance(value, (int, float, str, bytes, type(None))) else type(value).__name__

def stage(name, function, times, operands):
    for _ in range(times):
        try:
            result = [plain(value) for value in function(*operands())]
        except Exception as error:
            result = type(error).__name__
    lines = []
    listing(function.__code__, lines)
    print("@@", name, times, result, *lines, sep="\\n")
'''

NUMBERS = "3 70000 -4 True 2**70 2.5 Number(1) OwnInt(6) 0 0.0".split()
SEQUENCES = ["[1, 2, 3]", "(4, 5)", "'abcd'", "Items(1, 2, 3)", "range(3)", "[]", "[1.5, 2.5]", "b'abc'", "((1, 2), (3, 4))", "OwnText('xyz')", "bytearray(b'qwe')"]
OBJECTS = "Plain() Slotted() Answering() Watched() Opened() Plain Slotted module".split()
MAPPINGS = ["{'a': 1, 'b': 2, 1: 3}", "OwnDict(a=1, b=3)", "{}", "dict.fromkeys('abcdefgh', 2)"]
CALLABLES = "one two rest named len str type tuple abs Plain Slotted zip enumerate Plain().method [].append isinstance bool sorted getattr each".split()
KINDS = [NUMBERS, NUMBERS, SEQUENCES, SEQUENCES, OBJECTS, MAPPINGS, CALLABLES]


class Maker:
    """Writes functions of the parameters a, b (numbers), s, t (sequences), o (object), d (mapping), g (callable)."""

    def __init__(self, rng):
        self.rng = rng
        self.pick = lambda *choices: rng.choice(choices)

    def number(self, depth=0):
        if depth > 2 or self.rng.random() < .35:
            return self.pick("a", "b", "a", "b", "1", "1.5", "i", "'q'")
        n = lambda: self.number(depth + 1)
        return self.pick(
            f"({n()} {self.pick('+', '-', '*', '//')} {n()})", f"({n()} if {self.condition(depth + 1)} else {n()})",
            f"o.{self.pick('x', 'y', 'kind', 'prop')}", f"o.{self.pick('method', 'static', 'klass')}({self.pick('', n())})",
            f"{self.pick('s', 't')}[{self.pick('0', '-1', 'a', n())}]", f"d[{self.pick(repr('a'), repr('b'), n())}]",
            "len(s)", "math.pi", "module.x", f"abs({n()})", self.call(depth))

    def call(self, depth=0):
        n = lambda: self.number(depth + 1)
        return self.pick(f"g({n()})", f"g({self.pick('s', 't')})", "g()", f"g({n()}, {n()})", f"g({n()}, k={n()})", "g(*s)", f"two({n()})",
                         f"rest({n()}, {n()})", f"named({n()}, k=2)", "isinstance(o, Plain)", f"str({n()})", f"type({n()})", f"tuple({self.pick('s', 't')})")

    def condition(self, depth=0):
        n = lambda: self.number(depth + 1)
        return self.pick(f"{n()} {self.pick('<', '>', '<=', '==', '!=')} {n()}", f"{n()} in {self.pick('s', 'd')}", f"{n()} is not None", "a", "not b")

    def singles(self):
        s = self.pick("s", "t", "d")
        return self.pick(s, s, f"each({s})", f"iter({s})", "range(3)", f"(q for q in {s})", f"map(one, {s})", f"list({s})", "d.keys()")

    def pairs(self):
        s = self.pick("s", "t")
        return self.pick(f"enumerate({s})", "zip(s, t)", "d.items()", f"both({s})", f"list(enumerate({s}))", s, "[(a, 2), (3, b)]", f"enumerate(zip({s}, t))",
                         "itertools.zip_longest(s, t)", f"((a, q) for q in {s})")

    def statement(self, depth):
        n = self.number
        simple = [f"{self.pick('a', 'b', 'c')} = {n()}", f"{self.pick('a', 'b')} {self.pick('+=', '-=', '*=')} {n()}", f"{self.pick('a, b', 'a, *c')} = {self.pick('s', '(a, 2)', '[b, 3]')}",
                  f"o.{self.pick('x', 'y', 'z')} = {n()}", f"o.x += {n()}", f"{self.pick('s', 'd')}[0] = {n()}", self.call(), f"c = [i for i in {self.singles()}]"]
        if depth > 3 or self.rng.random() < .55:
            return [self.rng.choice(simple)]
        head = self.pick(f"if {self.condition()}:", "try:", f"for {self.pick('i', 'a')} in {self.singles()}:", f"for i, {self.pick('b', 'c')} in {self.pairs()}:")
        body = ["    " + line for line in self.block(depth + 1)]
        return [head, *body, *(["except Exception:", "    c = 1"] if head == "try:" else [])]

    def block(self, depth):
        return [line for _ in range(self.pick(1, 1, 2, 3)) for line in self.statement(depth)]

    def program(self, count):
        lines = [PRELUDE]
        for number in range(count):
            lines += [f"def f{number}(a, b, s, t, o, d, g):", "    c = i = 1", *("    " + line for _ in range(3) for line in self.block(1)), "    return a, b, c"]
            operands = [self.rng.choice(kind) for kind in KINDS]
            for at in range(self.pick(3, 5, 7)):
                lines.append(f"stage('f{number}.{at}', f{number}, {self.pick(1, 2, 3, 5, 13, 30, 70)}, lambda: ({', '.join(operands)}))")
                operands = [self.rng.choice(kind) if self.rng.random() < .3 else old for kind, old in zip(KINDS, operands)]
        return "\n".join(lines)


def run(command, program):
    done = subprocess.run([*command, program], capture_output=True, text=True, timeout=600, env={**os.environ, "PYTHONHASHSEED": "0"})
    end = f"\n@@\nexit {done.returncode} {done.stderr[-1500:]}" if done.returncode else ""
    return [part.splitlines() for part in (done.stdout + end).split("@@\n")]


def compare(expected, actual):
    """The first difference of each function."""
    told = set()
    for ours, theirs in itertools.zip_longest(actual, expected, fillvalue=[]):
        function = (theirs or ours or [""])[0].partition(".")[0]
        if ours == theirs or function in told:
            continue
        told.add(function)
        before = ""
        for line, wanted in itertools.zip_longest(ours, theirs):
            if line != wanted:
                yield f"{(theirs or ours)[0]}: behind {before!r}: {line!r} instead of {wanted!r}"
                break
            before = line if not line.startswith(" ") else before


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--python", required=True)
    parser.add_argument("--oracle", default="python3.12")
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--programs", type=int, default=5)
    arguments = parser.parse_args()
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(arguments.seed, arguments.seed + arguments.programs):
            program = pathlib.Path(folder, f"seed{seed}.py")
            program.write_text(Maker(random.Random(seed)).program(arguments.count))
            for difference in compare(run([arguments.oracle], program), run([arguments.python, "-X", "impl=cpython"], program)):
                failures += 1
                print(f"seed {seed}: {difference}", flush=True)
    print(f"{arguments.programs} programs of {arguments.count} functions, {failures} differences")
    return failures > 0


if __name__ == "__main__":
    sys.exit(main())
