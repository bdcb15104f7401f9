"""Small programs, each a function that returns what is run again and again."""
import io


def compiling():
    import ast
    import inspect
    import textwrap
    import tokenize
    sources = [inspect.getsource(module) for module in (ast, textwrap, tokenize)]
    left = iter(sources * 1000)
    return lambda: compile(next(left), "<training>", "exec")


def imports():
    import sys
    names = ["argparse", "ast", "asyncio", "base64", "bisect", "calendar", "collections", "concurrent.futures", "configparser", "contextlib", "copy", "csv",
             "dataclasses", "datetime", "decimal", "difflib", "email.message", "enum", "fractions", "functools", "getopt", "gettext", "glob", "gzip", "hashlib",
             "heapq", "html.parser", "http.client", "inspect", "ipaddress", "json", "locale", "logging", "multiprocessing", "operator", "optparse", "pathlib",
             "pickle", "platform", "pprint", "queue", "random", "re", "sched", "selectors", "shlex", "shutil", "socket", "statistics", "string", "struct",
             "subprocess", "tempfile", "textwrap", "threading", "tokenize", "traceback", "typing", "unittest", "urllib.parse", "uuid", "weakref",
             "xml.etree.ElementTree", "zipfile"]

    def run():
        before = dict(sys.modules)
        for name in names:
            __import__(name)
        for name in sys.modules.keys() - before.keys():
            del sys.modules[name]
    return run


def interpreters():
    import _xxsubinterpreters as interpreters

    def run():
        made = interpreters.create()
        interpreters.run_string(made, "import socket, selectors, json, threading, collections, functools, re")
        interpreters.destroy(made)
    return run


def arguments():
    import argparse

    def run():
        parser = argparse.ArgumentParser(prog="tool", description="does things")
        parser.add_argument("files", nargs="*")
        parser.add_argument("-v", "--verbose", action="store_true", help="says more")
        parser.add_argument("-n", "--number", type=int, default=3)
        parser.add_argument("--kind", choices=["one", "two"])
        commands = parser.add_subparsers(dest="command")
        commands.add_parser("run").add_argument("--fast", action="store_true")
        parser.parse_args(["-v", "-n", "5", "--kind=two", "a", "b", "run", "--fast"])
        parser.format_help()
    return run


def logs():
    import logging
    log = logging.getLogger("training")
    log.propagate = False
    handler = logging.StreamHandler(io.StringIO())
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)-8s %(name)s: %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.INFO)

    def run():
        handler.stream = io.StringIO()
        for i in range(20):
            log.info("request %d took %.3f s", i, i / 7)
            log.debug("not shown %s", i)
        log.warning("plain")
    return run


def objects():
    import copy
    import dataclasses
    import enum

    class Color(enum.Enum):
        RED, GREEN, BLUE = 1, 2, 3

    class Access(enum.Flag):
        READ, WRITE = 1, 2

    @dataclasses.dataclass(order=True)
    class Point:
        x: int
        y: int = 0
        tags: list = dataclasses.field(default_factory=list)

        @property
        def size(self):
            return abs(self.x) + abs(self.y)

    class Chain:
        def __init__(self, parent=None):
            self.parent, self.items = parent, {}

        def __getitem__(self, key):
            return self.items[key] if key in self.items or not self.parent else self.parent[key]

        def __setitem__(self, key, value):
            self.items[key] = value

        def __len__(self):
            return len(self.items)

        def __getattr__(self, name):
            if name.startswith("get_"):
                return lambda: self[name[4:]]
            raise AttributeError(name)

    def run():
        points = [Point(i % 7, -i) for i in range(50)]
        points.sort()
        chain = Chain(Chain())
        for point in points:
            chain[point.x] = dataclasses.replace(point, y=point.size)
            getattr(chain, "missing", None)
            chain["name"] = repr(point)
            chain.get_name()
        copy.deepcopy(points[:10])
        return [Color(2), Color["RED"], Access.READ | Access.WRITE, Color.RED is Color.BLUE, len(chain), points[0] == points[1]]
    return run


def errors():
    import traceback

    class Refused(ValueError):
        pass

    def deep(n):
        if n == 0:
            raise Refused("no", n)
        try:
            return deep(n - 1)
        finally:
            n += 1

    def run():
        for action in (lambda: {}["x"], lambda: [][1], lambda: int("x"), lambda: None.x, lambda: 1 / 0, lambda: deep(5), lambda: len(3), lambda: (1, 2)[5]):
            try:
                action()
            except (LookupError, ArithmeticError) as error:
                str(error)
            except Exception as error:
                traceback.format_exception(error)
    return run


def generators():
    import collections
    import functools
    import itertools

    def numbers(n):
        for i in range(n):
            yield i

    def tree(depth):
        if depth:
            yield from tree(depth - 1)
            yield depth
            yield from tree(depth - 1)

    def averages():
        total = count = 0
        average = None
        while True:
            total += yield average
            count += 1
            average = total / count

    @functools.lru_cache
    def fib(n):
        return n if n < 2 else fib(n - 1) + fib(n - 2)

    def run():
        sum(numbers(100))
        list(tree(5))
        average = averages()
        next(average)
        for i in range(20):
            average.send(i)
        average.close()
        collections.Counter(i % 5 for i in numbers(50)).most_common(2)
        [list(group) for _, group in itertools.groupby(numbers(30), key=lambda i: i // 7)]
        list(zip(itertools.accumulate(range(20)), itertools.chain([1], (2, 3)), itertools.islice(itertools.count(), 10)))
        fib.cache_clear()
        fib(30)
        any(map(str.isdigit, "abc1")), list(filter(None, [0, 1, "", "x"])), functools.reduce(max, [3, 1, 2]), dict(enumerate("abc"))
    return run


def coroutines():
    import asyncio

    async def work(i, lock, queue):
        async with lock:
            await asyncio.sleep(0)
        await queue.put(i)
        if i % 5 == 0:
            raise ValueError(i)
        return i

    async def items(n):
        for i in range(n):
            yield i

    async def serve(reader, writer):
        while line := await reader.readline():
            writer.write(line.upper())
            await writer.drain()
        writer.close()

    async def main():
        lock, queue = asyncio.Lock(), asyncio.Queue()
        await asyncio.gather(*(work(i, lock, queue) for i in range(20)), return_exceptions=True)
        async with asyncio.timeout(5), asyncio.TaskGroup() as group:
            for i in range(1, 4):
                group.create_task(work(i, lock, queue))
        [i async for i in items(20)]
        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        async with server:
            reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
            for _ in range(10):
                writer.write(b"hello world\n")
                await reader.readline()
            writer.close()
            await writer.wait_closed()
    return lambda: asyncio.run(main())


def threads():
    import queue
    import threading
    from concurrent.futures import ThreadPoolExecutor

    def run():
        line, done, lock = queue.Queue(), [], threading.Lock()

        def take():
            while (item := line.get()) is not None:
                with lock:
                    done.append(item * 2)

        workers = [threading.Thread(target=take) for _ in range(2)]
        for worker in workers:
            worker.start()
        for item in [*range(50), None, None]:
            line.put(item)
        for worker in workers:
            worker.join()
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(lambda n: n + 1, range(20)))
    return run


def sockets():
    import selectors
    import socket

    def run():
        one, other = socket.socketpair()
        with one, other, selectors.DefaultSelector() as selector:
            other.setblocking(False)
            selector.register(other, selectors.EVENT_READ, "other")
            for i in range(20):
                one.sendall(b"GET /fib/%d HTTP/1.1\r\nHost: localhost\r\n\r\n" % i)
                for key, _ in selector.select():
                    head = key.fileobj.recv(4096).split(b"\r\n")
                    method, path, _ = head[0].decode().split(" ")
                    key.fileobj.send(f"HTTP/1.1 200 OK\r\nContent-Length: {len(path)}\r\n\r\n{path}".encode())
                one.recv(4096)
    return run


def texts():
    import difflib
    import html
    import pprint
    import string
    import textwrap
    import urllib.parse
    lines = ["the quick brown fox", "jumps over", "the lazy dog", "Grüße, 世界"] * 5
    data = {"numbers": list(range(30)), "names": {f"name{i}": (i, str(i), None, 1.5) for i in range(10)}}

    def run():
        list(difflib.unified_diff(lines, lines[1:] + ["end"], lineterm=""))
        textwrap.fill(" ".join(lines), 40)
        pprint.pformat(data)
        string.Template("$a and ${b}").substitute(a=1, b=2)
        urllib.parse.urlsplit("https://user@example.org:80/a/b?c=d&e=f#g")
        urllib.parse.quote("a b/ü") + urllib.parse.urlencode({"a": "1 2", "b": "ü"}) + html.escape("<a & b>")
        for line in lines:
            line.encode().decode(), line.partition(" "), line.swapcase(), line[::-1], line.find("o"), line.zfill(30), line.isascii(), line.casefold()
            f"{line!r:>40} {len(line):04x} {len(line) / 3:.2e}", "%-20s|%5d|%r" % (line, len(line), line), line.rsplit(None, 1), line < lines[0], hash(line + "x")
    return run


def files():
    import os
    import pathlib
    import shutil
    import tempfile

    def run():
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            with open(folder / "text.txt", "w", encoding="utf-8") as file:
                for i in range(50):
                    file.write(f"line {i} ü\n")
                print("end", file=file)
            with open(folder / "text.txt", encoding="utf-8") as file:
                sum(len(line.rstrip()) for line in file)
            (folder / "data.bin").write_bytes(bytes(range(256)) * 10)
            with open(folder / "data.bin", "r+b") as file:
                file.seek(100)
                file.read(50), file.readinto(bytearray(20)), file.write(b"x"), file.tell()
            (folder / "a" / "b").mkdir(parents=True)
            shutil.copy(folder / "text.txt", folder / "a")
            sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))
            [entry.name for entry in os.scandir(name)], list(os.walk(name)), os.path.getsize(folder / "data.bin"), os.path.exists(os.path.join(name, "none"))
    return run


def checks():
    import typing
    import unittest
    import weakref
    from abc import ABC, abstractmethod

    class Shape(ABC):
        @abstractmethod
        def area(self): ...

    class Square(Shape):
        __slots__ = ("side",)

        def __init__(self, side):
            super().__init__()
            self.side = side

        def area(self):
            return self.side ** 2

    @typing.runtime_checkable
    class HasArea(typing.Protocol):
        def area(self): ...

    class Tests(unittest.TestCase):
        def setUp(self):
            self.square = Square(3)

        def test_area(self):
            self.assertEqual(self.square.area(), 9)
            self.assertIsInstance(self.square, Shape)
            self.assertTrue(isinstance(self.square, HasArea))

        def test_abstract(self):
            with self.assertRaises(TypeError):
                Shape()

    def run():
        unittest.TextTestRunner(io.StringIO()).run(unittest.defaultTestLoader.loadTestsFromTestCase(Tests))
        seen = weakref.WeakValueDictionary()
        squares = [Square(i) for i in range(20)]
        for square in squares:
            seen[square.side] = square
            weakref.ref(square)()
        typing.get_type_hints(run), typing.Optional[int], list[int] | None
        return [isinstance(square, (int, Shape)) for square in squares], sorted(squares, key=Square.area, reverse=True)
    return run


def numbers():
    import fractions
    import math
    import random
    import statistics
    dice = random.Random(7)

    def run():
        values = [dice.random() * 100 for _ in range(50)]
        statistics.mean(values), statistics.stdev(values), dice.sample(range(100), 10), dice.shuffle(values)
        math.factorial(200) // 3 ** 100, pow(7, 10 ** 6, 1013), 2 ** 300 - 1 & 2 ** 64, str(2 ** 400), int("9" * 60), divmod(-10 ** 30, 7 ** 20)
        fractions.Fraction(3, 7) + fractions.Fraction(1, 3), round(2.675, 2), float("1e-5"), complex(1, 2) * 3j
        [math.sqrt(v) + math.sin(v) + v ** 2 - v // 3 + v % 7 for v in values], sum(values), min(values), [hex(i) + bin(i) for i in range(20)]
        memoryview(bytearray(100))[10:20].tobytes(), int.from_bytes(b"abcdefgh"), (1234567).to_bytes(8, "little")
    return run


def all_programs():
    """Yields name and function of each."""
    for make in (compiling, imports, interpreters, arguments, logs, objects, errors, generators, coroutines, threads, sockets, texts, files, checks, numbers):
        yield make.__name__, make
