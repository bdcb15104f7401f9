"""Damaged bytecode: code objects with altered instructions, constants, names and tables are run.

    python3.12 tests/Fuzz/bytecode.py --python PATH/TO/adder [--count 2000] [--seed 1] [--only 17]

Each altered code object must end in a result or an exception; a process that dies or hangs fails.  No oracle: CPython dies of most.
"""
import argparse
import os
import random
import signal
import subprocess
import sys
import traceback
import types

BATCH = 250
PATIENCE = 0.3
# An endless loop that handles what interrupts it is the program's own affair.
MOST_RINGS, ENDLESS = 20, 99


class Tick(BaseException):
    """The time of one code object is over."""


def samples():
    def arithmetic(a=3, b=4, *rest, key=5, **more):
        total = a * b - key
        for item in rest or (1, 2, 3):
            total += item
            if total > 100:
                break
        else:
            total -= 1
        return [total, more, {a: b, **more}, {a, *rest}, (a, *rest), f"{a!r:>{b}} {total}"]

    def handlers(a=0, b="x"):
        try:
            with open(__file__) as file, Manager() as other:
                return [1 // a, file, other]
        except (ValueError, ZeroDivisionError) as error:
            b = str(error)
            try:
                raise KeyError(b) from error
            except* KeyError as group:
                b = group
        finally:
            a = 1
        return a, b

    def closures(a=1, b=2):
        def inner(c=3, *, d=4) -> int:
            nonlocal a
            a += b
            return a + c + d
        names = [x + b for x in range(3) if (lambda: x)()]
        return inner(), inner(d=1), names, {k: v for k, v in zip("ab", names)}, {n for n in names}

    def generator(a=2, b=3):
        got = yield a
        try:
            while b:
                b -= 1
                got = yield from [got, b]
        finally:
            yield got
        return a

    async def coroutine(a=1, b=2):
        async with Manager() as manager:
            async for item in Manager():
                a += item
            return [a async for a in Manager()], await Manager(), manager

    async def asynchronous(a=1):
        for b in range(a):
            yield await Manager()

    def matching(a=(1, 2, {"k": 3}), b=None):
        match a:
            case (1, x, {"k": y, **rest}) if x:
                return x, y, rest
            case Manager(value=z) | [z, *_]:
                return z
            case str() | None:
                del b
        return b

    def classes(a=int, b=None):
        class Inner[T](list):
            value: T = a
            def method(self, *args):
                return super().__len__(), __class__, args
        type Alias[K] = dict[K, Inner]
        import os.path as path
        from sys import flags, version as text
        global shared
        shared = b
        assert path, text
        del shared
        return Inner().method(*(1, 2), **{}), Alias, flags, a.mro()[0].__name__, a[0:1] if b else "abc"[1:2]

    return [f.__code__ for f in (arithmetic, handlers, closures, generator, coroutine, asynchronous, matching, classes)]


class Manager:
    value = 7
    __match_args__ = ("value",)
    count = 0

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return True

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        return True

    def __await__(self):
        yield 1
        return 2

    def __aiter__(self):
        return self

    async def __anext__(self):
        self.count += 1
        if self.count > 3:
            raise StopAsyncIteration
        return self.count


OPCODES = sorted({op for op in range(256)})
THINGS = [None, 0, -1, 1.5, "text", b"bytes", (), ("a", "b"), ("a", 1), ..., frozenset([1]), int, [], {}, Manager(), 1 << 70, True]


def altered_bytes(chance, data, instructions):
    data = bytearray(data)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 8))):
        at = chance.randrange(len(data) // 2) * 2 if data else 0
        match chance.randrange(8):
            case 0 if data:
                data[at] = chance.choice(OPCODES if chance.random() < .5 else instructions)
            case 1 | 2 if data:
                data[at + 1] = chance.choice((0, 1, 2, 3, 4, 255, chance.randrange(256), data[at + 1] ^ 1))
            case 3:
                del data[at:at + 2 * chance.choice((1, 1, 2, 4))]
            case 4:
                data[at:at] = bytes((chance.choice(instructions), chance.choice((0, 1, 2, 3, chance.randrange(256)))))
            case 5 if data:
                other = chance.randrange(len(data) // 2) * 2
                data[at:at + 2], data[other:other + 2] = data[other:other + 2], data[at:at + 2]
            case 6:
                other = chance.randrange(len(data) // 2 + 1) * 2
                data[at:at] = data[other:other + 2 * chance.choice((1, 3, 8))]
            case 7 if data:
                data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(data)


def altered(chance, code, others):
    instructions = code.co_code[::2]
    changes = {}
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        match chance.randrange(12):
            case 0 | 1 | 2 | 3 | 4 | 5:
                changes["co_code"] = altered_bytes(chance, changes.get("co_code", code.co_code), instructions or b"\x09")
            case 6:
                consts = list(code.co_consts) or [None]
                consts[chance.randrange(len(consts))] = chance.choice([*THINGS, *others])
                changes["co_consts"] = tuple(consts[:chance.choice((len(consts), 1))])
            case 7:
                names = list(code.co_names)
                chance.shuffle(names)
                changes["co_names"] = tuple(names[:chance.choice((0, len(names), len(names)))])
            case 8:
                changes["co_stacksize"] = chance.choice((0, 1, 2, 50, 1 << 20, (1 << 31) - 1))
            case 9:
                table = changes.get("co_exceptiontable", code.co_exceptiontable or chance.choice(others).co_exceptiontable)
                changes["co_exceptiontable"] = altered_bytes(chance, table + b"\0" * (len(table) % 2), b"\1\x42\x84")
            case 10:
                changes["co_linetable"] = altered_bytes(chance, code.co_linetable + b"\0" * (len(code.co_linetable) % 2), b"\x80\xf0\xff")
            case 11:
                key = chance.choice(("co_flags", "co_argcount", "co_freevars", "co_cellvars", "co_varnames", "co_firstlineno", "co_kwonlyargcount"))
                if key == "co_flags":
                    changes[key] = code.co_flags ^ 1 << chance.randrange(10)
                elif key.endswith("vars"):
                    changes[key] = getattr(code, key)[:chance.randrange(3)]
                elif key == "co_varnames":
                    changes[key] = code.co_varnames + ("extra",)
                    changes["co_nlocals"] = code.co_nlocals + 1
                else:
                    changes[key] = chance.choice((0, 1, 2, 3, (1 << 31) - 1))
    return code.replace(**changes)


def use(code, chance):
    closure = tuple(types.CellType(chance.choice(THINGS)) for _ in code.co_freevars) or None
    function = types.FunctionType(code, {"__builtins__": __builtins__, "Manager": Manager, "__file__": __file__, "__name__": "fuzzed"},
                                  argdefs=tuple(chance.choice(THINGS) for _ in range(min(code.co_argcount, 9))), closure=closure)
    result = function(*(chance.choice(THINGS) for _ in range(chance.choice((0, 0, 0, 1, 2)))))
    if hasattr(result, "send"):
        for _ in range(4):
            result.send(None)
        result.throw(ValueError, "thrown")
    if hasattr(result, "asend"):
        for _ in range(3):
            result.asend(None).send(None)
        result.athrow(ValueError("thrown")).send(None)
    return repr(result)


def look(code):
    list(code.co_lines())
    list(code.co_positions())
    return code._co_code_adaptive, hash(code), code == code.replace()


def run(number, seed):
    chance = random.Random(f"{seed} {number}")
    everything = samples()
    everything += [c for code in everything for c in code.co_consts if isinstance(c, types.CodeType)]
    code = altered(chance, chance.choice(everything), everything)
    traced = chance.random() < .2
    signal.setitimer(signal.ITIMER_REAL, PATIENCE, PATIENCE)
    try:
        try:
            if traced:
                sys.settrace(lambda *_: (lambda *_: None))
            for _ in range(3 if chance.random() < .8 else 60):
                use(code, chance)
        finally:
            sys.settrace(None)
            signal.setitimer(signal.ITIMER_REAL, 0)
        look(code)
        return "result"
    except (Exception, Tick, GeneratorExit, KeyboardInterrupt, SystemExit) as error:
        signal.setitimer(signal.ITIMER_REAL, 0)
        traceback.format_exception(error)
        return f"{type(error).__name__}: {str(error)[:150]}"


def child(seed, first, end):
    rings = 0

    def ring(*_):
        nonlocal rings
        if not signal.getitimer(signal.ITIMER_REAL)[0]:
            return
        rings += 1
        if rings > MOST_RINGS:
            os._exit(ENDLESS)
        raise Tick
    signal.signal(signal.SIGALRM, ring)
    sys.unraisablehook = lambda *_: None
    sys.setrecursionlimit(200)
    out, sys.stdout = sys.stdout, open(os.devnull, "w")
    import warnings
    warnings.simplefilter("ignore")
    for number in range(first, end):
        out.write(f"{number} ")
        out.flush()
        answer, rings = "?", 0
        try:
            answer = run(number, seed)
        except BaseException as error:
            signal.setitimer(signal.ITIMER_REAL, 0)
            answer = f"late {type(error).__name__}: {error}"
        out.write(ascii(answer) + "\n")
        out.flush()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int)
    parser.add_argument("--timeout", type=int, default=240)
    parser.add_argument("--child", type=int, nargs=2)
    options = parser.parse_args()
    if options.child:
        return child(options.seed, *options.child)
    first, end = (0, options.count) if options.only is None else (options.only, options.only + 1)
    kinds, failures = {}, []
    while first < end:
        command = [*options.python.split(), __file__, "--seed", str(options.seed), "--child", str(first), str(min(end, first + BATCH))]
        try:
            done = subprocess.run(command, capture_output=True, text=True, errors="backslashreplace", timeout=options.timeout)
            lines, complaint = done.stdout, done.returncode and f"exit {done.returncode}: {done.stderr[-800:]}"
        except subprocess.TimeoutExpired as expired:
            lines, complaint, done = (expired.stdout or b"").decode(errors="backslashreplace"), "no end", expired
            done.returncode = None
        last = first
        for line in lines.splitlines():
            number, _, answer = line.partition(" ")
            last = int(number)
            kind = answer.strip("'\"").split(":")[0]
            kinds[kind] = kinds.get(kind, 0) + 1
            if options.only is not None:
                print(answer)
        if complaint and done.returncode == ENDLESS:
            first = last + 1
        elif complaint:
            failures.append(last)
            print(f"code object {last}: {complaint}", flush=True)
            first = last + 1
        else:
            first += BATCH
    print(", ".join(f"{count} {kind or 'unfinished'}" for kind, count in sorted(kinds.items(), key=lambda item: -item[1])))
    print(f"{len(failures)} failures")
    return bool(failures)


if __name__ == "__main__":
    sys.exit(main())
