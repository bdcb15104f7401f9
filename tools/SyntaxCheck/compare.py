"""Compares Adder's parser with the CPython 3.12 that runs this script: trees, and errors to the last column.

    python3.12 compare.py SYNTAXCHECK literals DIR     every string in DIR's sources, parsed as a source
    python3.12 compare.py SYNTAXCHECK warnings DIR     the warnings that they give
    python3.12 compare.py SYNTAXCHECK options DIR      the same with feature_version, type comments, func_type, incomplete input
    python3.12 compare.py SYNTAXCHECK mutate DIR N     N mutations of DIR's sources (SEED=... repeats a run)
    python3.12 compare.py SYNTAXCHECK bytes DIR N      N sources with bytes of all kinds thrown in
    python3.12 compare.py SYNTAXCHECK file FILE        the sources in FILE, each a Python literal on its line
"""

import ast
import json
import os
import random
import subprocess
import sys
import tokenize
import warnings
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from dump import dump

MODES = ("exec", "eval", "single")
FLAGS = ast.PyCF_ONLY_AST
PyCF_DONT_IMPLY_DEDENT = 0x200
PyCF_ALLOW_INCOMPLETE_INPUT = 0x4000


def expected(case):
    flags = FLAGS
    if case.get("Comments"):
        flags |= ast.PyCF_TYPE_COMMENTS
    if case.get("Incomplete"):
        flags |= PyCF_DONT_IMPLY_DEDENT | PyCF_ALLOW_INCOMPLETE_INPUT
    caught = []
    if case.get("Warnings"):
        warnings.simplefilter("always")
        warnings.showwarning = lambda message, category, filename, line, *rest: caught.append((message, category, line))
    try:
        source = case["Source"].encode("latin-1")
        tree = compile(source if case.get("Bytes") else source.decode("utf-8"), "<case>", case["Mode"], flags,
                       _feature_version=case.get("Feature", -1))
        if case.get("Warnings"):
            return ["warnings", warned(caught)]
    except SyntaxError as error:
        if case.get("Warnings"):
            return ["warnings", warned(caught)]
        kind = "IncompleteInput" if error.msg == "incomplete input" else type(error).__name__
        return [kind, error.msg, error.lineno or 0, error.offset or 0, error.text,
                error.end_lineno or 0, error.end_offset or 0]
    except BaseException as error:
        return [type(error).__name__, str(error)]
    return dump(tree)


def warned(caught):
    return "".join(f"{category.__name__}:{line}:{message};" for message, category, line in caught)


def compare(command, cases, report):
    """Yields the cases that differ, with both answers."""
    process = subprocess.Popen([command, "cases"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1 << 16)
    for case in cases:
        process.stdin.write(json.dumps({"Tree": True, **case}) + "\n")
        process.stdin.flush()
        answer = process.stdout.readline().rstrip("\n")
        ours = json.loads(answer) if answer.startswith("[") else answer
        theirs = expected(case)
        report["cases"] += 1
        report["errors"] += isinstance(theirs, list)
        if isinstance(theirs, list) and isinstance(ours, list):
            if ours[0] == theirs[0] == "MemoryError" or same_error(ours, theirs):
                continue
        elif ours == theirs:
            continue
        report["acceptance"] += isinstance(ours, list) != isinstance(theirs, list)
        yield case, ours, theirs
    process.stdin.close()
    process.wait()


def same_error(ours, theirs):
    return ours == theirs


def literals(folder):
    """The strings of all sources, as sources of their own."""
    seen = set()
    for path in sorted(Path(folder).rglob("*.py")):
        try:
            tree = ast.parse(path.read_bytes())
        except (SyntaxError, ValueError):
            continue
        for node in ast.walk(tree):
            if not isinstance(node, ast.Constant) or not isinstance(node.value, (str, bytes)):
                continue
            value = node.value
            if isinstance(value, str):
                value = value.encode("utf-8", "surrogatepass")
            if value in seen or len(value) > 20000 or b"\0" in value:
                continue
            seen.add(value)
            text = value.decode("latin-1")
            for mode in MODES:
                yield {"Source": text, "Mode": mode, "Bytes": not is_utf8(value)}
            for doctest in doctests(text):
                yield {"Source": doctest, "Mode": "single", "Bytes": not is_utf8(value)}


def is_utf8(source):
    try:
        source.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def options(folder):
    """The strings again, and what they begin with, under compile's less usual flags."""
    for number, case in enumerate(literals(folder)):
        if case.pop("Bytes", False):
            continue
        for feature in (3, 5, 7, 9, 11):
            yield {**case, "Feature": feature}
        yield {**case, "Comments": True}
        yield {**case, "Mode": "func_type", "Comments": bool(number % 2)}
        lines = case["Source"].splitlines(True)
        for end in range(1, min(len(lines), 12)):
            text = "".join(lines[:end])
            if is_utf8(text.encode("latin-1")):
                yield {**case, "Source": text, "Incomplete": True}
                yield {**case, "Source": text.rstrip("\n"), "Incomplete": True}


def doctests(text):
    example = []
    for line in text.splitlines():
        line = line.strip()
        if line.startswith(">>> "):
            if example:
                yield "\n".join(example) + "\n"
            example = [line[4:]]
        elif line.startswith("...") and example:
            example.append(line[4:])
        elif example:
            yield "\n".join(example) + "\n"
            example = []


def mutations(folder, count):
    random.seed(int(os.environ.get("SEED", "1")))
    files = sorted(Path(folder).rglob("*.py"))
    pieces = []
    while count > 0:
        if len(pieces) < 2000 or random.random() < 0.02:
            pieces += statements(random.choice(files))
            pieces = pieces[-4000:]
            continue
        piece = random.choice(pieces)
        text = "".join(mutate(list(piece), pieces))
        if not is_utf8(text.encode("latin-1")):
            continue
        yield {"Source": text, "Mode": random.choice(("exec", "exec", "exec", "single", "eval"))}
        count -= 1


def noise(folder, count):
    random.seed(int(os.environ.get("SEED", "1")))
    files = sorted(Path(folder).rglob("*.py"))
    while count > 0:
        for piece in random.sample(statements(random.choice(files)) or [[]], 1):
            source = bytearray("".join(piece).encode("latin-1"))
            for _ in range(random.randrange(1, 6)):
                i = random.randrange(len(source) + 1)
                source[i:i + random.randrange(2)] = random.choice((
                    bytes([random.randrange(1, 256)]), chr(random.randrange(128, 0x3000)).encode(),
                    random.choice(("\u00a0", "\u2028", "\ufeff", "\u0301", "\u00b5", "\U0001d7d8", "\u200b")).encode(),
                    random.choice((b"\r", b"\r\n", b"\f", b"\t", b"\x1a", b"\\", b"'", b'"', b"#", b"{", b"}")),
                ))
            yield {"Source": source.decode("latin-1"), "Mode": random.choice(MODES), "Bytes": not is_utf8(source)}
            count -= 1


def statements(path):
    """The top-level statements of a source, each as a list of tokens with what stands between them."""
    try:
        source = path.read_bytes()
        source.decode("utf-8")
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return []
    lines = source.decode("latin-1").split("\n")
    found = []
    for node in tree.body:
        text = "\n".join(lines[node.lineno - 1:node.end_lineno]) + "\n"
        if len(text) < 1500:
            found.append(split(text))
    return [tokens for tokens in found if tokens]


def split(text):
    pieces = []
    try:
        end = (1, 0)
        lines = text.split("\n")
        for token in tokenize.generate_tokens(iter(text.splitlines(True)).__next__):
            if token.start[0] == end[0]:
                pieces.append(lines[end[0] - 1][end[1]:token.start[1]])
            else:
                pieces.append(" " * token.start[1])
            pieces.append(token.string)
            end = token.end
    except (tokenize.TokenError, SyntaxError, IndexError):
        return []
    return [piece for piece in pieces if piece]


SPICE = """( ) [ ] { } , : ; . = == := != <> -> * ** / @ + - ~ | & ^ % // >> << += ... ! $ ? if else elif for in not
is and or lambda yield await async def class return del with as try except finally while match case type import from
global None True False print exec x y _ 1 0x1 1.5 2j 'a' b'b' f'{x}' f'{x!r:>{y}}' r'\\d' "" \\ \n \t # *args **kw *a,
x=1 :=1 0777 1_0 1__0 'abc """ """ f'{' f'}' f'{x' f'{x=}' u'a' {x} except* /,""".split(" ") + ["\n", " ", "    ", "\n    ", "\n\n"]


def mutate(tokens, pieces):
    for _ in range(random.choice((1, 1, 1, 2, 2, 3, 5))):
        i = random.randrange(len(tokens)) if tokens else 0
        action = random.randrange(7)
        if action == 0 and tokens:
            del tokens[i]
        elif action == 1 and tokens:
            tokens[i:i + random.randrange(1, 6)] = []
        elif action == 2:
            tokens.insert(i, " " + random.choice(SPICE) + random.choice((" ", "", " ")))
        elif action == 3 and tokens:
            tokens[i] = random.choice(SPICE)
        elif action == 4 and tokens:
            j = random.randrange(len(tokens))
            tokens[i], tokens[j] = tokens[j], tokens[i]
        elif action == 5:
            other = random.choice(pieces)
            j = random.randrange(len(other))
            tokens[i:i] = other[j:j + random.randrange(1, 8)]
        elif tokens:
            text = tokens[i]
            k = random.randrange(len(text) + 1)
            tokens[i] = text[:k] + random.choice(SPICE) + text[k + random.randrange(2):]
    return tokens


def main():
    warnings.simplefilter("ignore")
    sys.set_int_max_str_digits(4300)
    command, what, where = sys.argv[1:4]
    if what == "literals":
        cases = literals(where)
    elif what == "warnings":
        cases = ({**case, "Warnings": True} for case in literals(where) if not case["Bytes"])
    elif what == "options":
        cases = options(where)
    elif what == "bytes":
        cases = noise(where, int(sys.argv[4]))
    elif what == "mutate":
        cases = mutations(where, int(sys.argv[4]))
    else:
        cases = ({"Source": ast.literal_eval(line), "Mode": mode} for line in open(where) if line.strip() for mode in MODES)
    report = Counter()
    shown = Counter()
    differ = 0
    for case, ours, theirs in compare(command, cases, report):
        differ += 1
        key = (str(theirs[1])[:40] if isinstance(theirs, list) else "tree", ours[1][:40] if isinstance(ours, list) else "tree")
        shown[key] += 1
        if shown[key] <= int(os.environ.get("SHOW", "3")):
            print("==", case["Mode"], repr(case["Source"][:1500]))
            print("  CPython:", theirs if isinstance(theirs, list) else theirs[:1500])
            print("  Adder:  ", ours if isinstance(ours, list) else ours[:1500])
    print(f"{report['cases']} cases, {report['errors']} errors; {differ} differ, {report['acceptance']} in acceptance")


if __name__ == "__main__":
    main()
