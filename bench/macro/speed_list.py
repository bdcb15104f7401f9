"""Times what programs lean on in the standard library, under two Pythons in turn.

    speed_list.py BASE OTHER [--only REGEX] [--rounds N]     a table of ratios and their geometric mean
    speed_list.py --case NAME                                the seconds that one case takes here

A case is a function without arguments. Times are CPU seconds of its thread, the best of several runs after one second
of warming up, so that a busy machine spoils little. A ratio above 1 means that OTHER is faster.
"""
import sys
from time import thread_time

WARM_UP, MEASURE = 1.0, 0.6

RECORD = {"id": 17, "name": "Grace Hopper", "tags": ["navy", "cobol", "compiler"], "scores": [1.5, 2.25, 1e100, -7.0],
          "address": {"street": "Main Street 5", "city": "New York", "zip": "10001"}, "active": True, "next": None}
RECORDS = [RECORD | {"id": i, "name": f"Name {i}"} for i in range(200)]
WORDS = ("the quick brown fox jumps over the lazy dog while seventeen wizards brew strange potions in copper kettles " * 200).split()
TEXT = " ".join(WORDS)
DATA = bytes(i * 7 & 255 for i in range(100_000))


def json_dumps():
    import json
    return lambda: json.dumps(RECORDS)


def json_loads():
    import json
    text = json.dumps(RECORDS)
    return lambda: json.loads(text)


def pickle_dumps():
    import pickle
    return lambda: pickle.dumps(RECORDS)


def pickle_loads():
    import pickle
    data = pickle.dumps(RECORDS)
    return lambda: pickle.loads(data)


def re_effbot():
    import re
    patterns = [re.compile(p) for p in ("Python|Perl", "(?:Python|Perl)", ".*Python", "(Python|Perl|Tcl)", "([0a-z][a-z0-9]*,)+",
                                        "(?:[0a-z][a-z0-9]*,)+", "([a-z]*,)+", ".*P.*y.*t.*h.*o.*n.*")]
    texts = ["Perl", "-" * 5000 + "Perl" + "-" * 5000, "A" * 500 + "Python" + "-" * 500, "a5," * 300]
    return lambda: [p.search(t) for p in patterns for t in texts]


def re_v8():
    import re
    page = ("<div class=\"item first\" id='n42'>Some &amp; text, http://example.org/a/b?c=d#e</div>\n"
            "var x = document.getElementById('menu-1'); // 2008-01-07T12:34:56Z\n") * 60
    patterns = [re.compile(p) for p in (r"^\s+|\s+$", r"(?:^|\s)first(?:\s|$)", r"(\w+)\s*=\s*([^;]+);", r"[a-z]+://[^\s\"'<>]+",
                                        r"(\d{4})-(\d\d)-(\d\d)T", r"&(amp|lt|gt);", r"\bid='([^']*)'", r"<(/)?(\w+)[^>]*>")]

    def run():
        for pattern in patterns:
            pattern.sub("", page)
            pattern.findall(page)
    return run


def re_dna():
    import random
    import re
    letters = random.Random(1).choices(b"acgt", k=50_000)
    sequence = bytes(letters)
    variants = [re.compile(p) for p in (b"agggtaaa|tttaccct", b"[cgt]gggtaaa|tttaccc[acg]", b"a[act]ggtaaa|tttacc[agt]t",
                                        b"ag[act]gtaaa|tttac[agt]ct", b"aggg[acg]aaa|ttt[cgt]ccct")]
    return lambda: [len(p.findall(sequence)) for p in variants]


def re_compile():
    import re
    patterns = [r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)", r"^(?:[a-z0-9!#$%&'*+/=?^_`{|}~-]+)@(?:[a-z0-9]+\.)+[a-z]{2,}$",
                r"\b(if|else|while|for|return|def|class)\b", r"(['\"])(?:\\.|(?!\1).)*\1", r"0[xX][0-9a-fA-F]+|\d+(\.\d*)?([eE][+-]?\d+)?"]

    def run():
        re.purge()
        for pattern in patterns:
            re.compile(pattern)
    return run


def struct_pack():
    import struct
    form = struct.Struct("<IHhbBdf8s?q")
    return lambda: [form.pack(i, 7, -7, 1, 2, 3.5, 4.25, b"abcdefgh", True, -i) for i in range(1000)]


def struct_unpack():
    import struct
    form = struct.Struct("<IHhbBdf8s?q")
    data = form.pack(1, 7, -7, 1, 2, 3.5, 4.25, b"abcdefgh", True, -1)
    return lambda: [form.unpack(data) for _ in range(1000)]


def csv_read():
    import csv
    lines = [f'{i},"Name, {i}",{i * 1.5},plain text,"say ""hi"""\n' for i in range(1000)]
    return lambda: list(csv.reader(lines))


def csv_write():
    import csv
    import io
    rows = [[i, f"Name, {i}", i * 1.5, "plain text", 'say "hi"'] for i in range(1000)]
    return lambda: csv.writer(io.StringIO()).writerows(rows)


def hash_large():
    import hashlib
    data = DATA * 10
    return lambda: [hashlib.new(name, data).digest() for name in ("md5", "sha1", "sha256", "blake2b")]


def hash_small():
    import hashlib
    return lambda: [hashlib.sha256(b"key:%d" % i).hexdigest() for i in range(500)]


def zlib_compress():
    import zlib
    data = TEXT.encode()
    return lambda: zlib.compress(data)


def zlib_decompress():
    import zlib
    data = zlib.compress(TEXT.encode() * 10)
    return lambda: zlib.decompress(data)


def sqlite_insert():
    import sqlite3
    base = sqlite3.connect(":memory:")
    base.execute("create table t(a integer primary key, b text, c real)")

    def run():
        base.execute("delete from t")
        base.executemany("insert into t(b, c) values (?, ?)", ((f"row {i}", i * 0.5) for i in range(1000)))
        base.commit()
    return run


def sqlite_select():
    import sqlite3
    base = sqlite3.connect(":memory:")
    base.execute("create table t(a integer primary key, b text, c real)")
    base.executemany("insert into t(b, c) values (?, ?)", ((f"row {i}", i * 0.5) for i in range(1000)))
    return lambda: sum(len(b) for _, b, _ in base.execute("select * from t where a % 3 <> 0 order by b"))


def sort_ints():
    import random
    numbers = random.Random(1).choices(range(1_000_000), k=10_000)
    return lambda: sorted(numbers)


def sort_strings():
    import random
    names = [f"name{n}" for n in random.Random(1).choices(range(1_000_000), k=5_000)]
    return lambda: sorted(names)


def sort_key():
    import random
    pairs = [(n % 97, f"x{n}") for n in random.Random(1).choices(range(1_000_000), k=5_000)]
    return lambda: sorted(pairs, key=lambda pair: pair[1])


def sort_tuples():
    import random
    pairs = [(n % 97, f"x{n}") for n in random.Random(1).choices(range(1_000_000), k=5_000)]
    return lambda: sorted(pairs)


def str_search():
    return lambda: (TEXT.find("nowhere"), TEXT.count("fox"), TEXT.rfind("the quick brown cat"), "kettles" in TEXT, TEXT.index("potions"))


def str_split_join():
    return lambda: " ".join(TEXT.split()) + "\n".join(TEXT.split(" "))


def str_replace():
    return lambda: TEXT.replace("fox", "hound").replace("e", "").replace("quick", "x")


def str_format():
    return lambda: [f"{i:5d}|{i / 3:.3f}|{'x':>8}|{i!r}" + "{} {:x}".format(i, i) + "%d %s %5.2f" % (i, "abc", i / 7) for i in range(500)]


def str_small():
    return lambda: [(w.upper(), w.strip(), w.startswith("qu"), w.title(), w.isalpha(), w[1:], w.center(12), w.encode()) for w in WORDS[:500]]


def str_concat():
    def run():
        text = ""
        for word in WORDS:
            text += word
            text += " "
    return run


def bytes_methods():
    return lambda: (DATA.replace(b"\x07", b"xy"), DATA.find(b"\xff\xfe\xfd"), DATA.count(b"\x07"), DATA.hex(), bytes.fromhex(DATA[:5000].hex()),
                    DATA.split(b"\x00"), DATA.translate(bytes(range(255, -1, -1))))


def bytearray_build():
    def run():
        out = bytearray()
        for i in range(2000):
            out.append(i & 255)
            out += b"abc"
            out.extend((1, 2, 3))
    return run


def dict_build():
    return lambda: ({i: i for i in range(2000)}, {w: 1 for w in WORDS}, dict(zip(WORDS[:500], range(500))), {**RECORD, "x": 1})


def dict_iterate():
    table = {f"key{i}": i for i in range(2000)}
    return lambda: (sum(table.values()), [k for k in table], [(k, v) for k, v in table.items()], sorted(table), max(table, key=table.get))


def set_methods():
    a, b = set(range(2000)), set(range(1000, 3000))
    return lambda: (a | b, a & b, a - b, a ^ b, a <= b, {x for x in b if x in a}, frozenset(a))


def decimal_arithmetic():
    from decimal import Decimal
    prices = [Decimal(i) / 100 for i in range(1, 300)]
    rate = Decimal("0.0875")

    def run():
        total = Decimal(0)
        for price in prices:
            total += (price * rate).quantize(Decimal("0.01")) + price
        return str(total)
    return run


def decimal_digits():
    from decimal import Decimal, localcontext

    def run():
        with localcontext() as context:
            context.prec = 200
            return [Decimal(n).sqrt() / 7 + Decimal(n).ln() for n in range(2, 8)]
    return run


def base64_codec():
    import base64
    text = base64.b64encode(DATA)
    return lambda: (base64.b64encode(DATA), base64.b64decode(text), base64.b16encode(DATA))


def copy_deep():
    import copy
    return lambda: copy.deepcopy(RECORDS[:20])


def datetime_parse():
    from datetime import datetime
    return lambda: [datetime.strptime("2024-02-29 12:34:56", "%Y-%m-%d %H:%M:%S").isoformat() for _ in range(50)]


def datetime_arithmetic():
    from datetime import datetime, timedelta
    start, step = datetime(2024, 1, 1), timedelta(hours=7, seconds=3)
    return lambda: [(start + i * step).strftime("%Y-%m-%d") for i in range(500)]


def xml_parse():
    import xml.etree.ElementTree as tree
    text = "<root>" + "".join(f'<item id="{i}"><name>Name {i}</name><value>{i}</value></item>' for i in range(300)) + "</root>"
    return lambda: tree.fromstring(text)


def xml_write():
    import xml.etree.ElementTree as tree
    root = tree.fromstring("<root>" + "".join(f'<item id="{i}"><name>Name {i}</name></item>' for i in range(300)) + "</root>")
    return lambda: tree.tostring(root)


def lines_read():
    import io
    text = "\n".join(WORDS)
    return lambda: sum(len(line) for line in io.StringIO(text)) + sum(len(line) for line in io.BytesIO(text.encode()))


def print_lines():
    import io

    def run():
        out = io.StringIO()
        for i in range(1000):
            print("line", i, 2.5, file=out)
    return run


CASES = {name: make for name, make in list(globals().items())
         if callable(make) and getattr(make, "__module__", None) == __name__ and name.islower()}


def measure(name):
    run = CASES[name]()
    times, start, loops = [], thread_time(), 1
    while thread_time() - start < WARM_UP:
        before = thread_time()
        for _ in range(loops):
            run()
        if thread_time() - before < 0.01:
            loops *= 2
    start = thread_time()
    while thread_time() - start < MEASURE:
        before = thread_time()
        for _ in range(loops):
            run()
        times.append((thread_time() - before) / loops)
    return min(times)


def compare(base, other, only, rounds):
    import math
    import re
    import shlex
    import subprocess
    ratios = []
    for name in CASES:
        if not re.search(only, name):
            continue
        best = {}
        for _ in range(rounds):
            for python in base, other:
                done = subprocess.run([*shlex.split(python), __file__, "--case", name], capture_output=True, text=True)
                if done.returncode:
                    print(f"{name}: {python} failed: {(done.stderr.splitlines() or ['?'])[-1]}")
                    continue
                best[python] = min(best.get(python, math.inf), float(done.stdout))
        if len(best) == 2:
            ratios.append((best[base] / best[other], name))
            print(f"{name:20} {best[base] * 1e6:10.1f} us {best[other] * 1e6:10.1f} us {ratios[-1][0]:6.2f}", flush=True)
    if ratios:
        mean = math.exp(sum(math.log(ratio) for ratio, _ in ratios) / len(ratios))
        print(f"geometric mean of {len(ratios)}: {mean:.2f}; least: " + ", ".join(f"{n} {r:.2f}" for r, n in sorted(ratios)[:5]))


def main(args):
    options = {"--only": "", "--rounds": "1"}
    plain = []
    while args:
        arg = args.pop(0)
        if arg == "--case":
            return print(measure(args.pop(0)))
        if arg in options:
            options[arg] = args.pop(0)
        else:
            plain.append(arg)
    if len(plain) != 2:
        return print(__doc__)
    compare(*plain, options["--only"], int(options["--rounds"]))


# Measuring and comparing are no cases.
for _name in ("measure", "compare", "main"):
    CASES.pop(_name, None)

if __name__ == "__main__":
    main(sys.argv[1:])
