"""fuzz.py COUNT SEED FOLDER...: mutates functions and classes of the files below the folders, and compares Adder with CPython.

Run it with CPython 3.12.1. Both compile every mutant; the code must have the same digest, or the error the same text and place.
Each 10,000 have a seed of their own, the next one. Mutants that differ are kept in artifacts/fuzz.
"""
import ast
import importlib.util
import os
import random
import re
import subprocess
import sys
import tempfile
import warnings

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
PIECES = ['await', 'yield', 'yield from', 'async', 'return', 'global x', 'nonlocal x', 'lambda:', '*', '**', ':=', '=', '==', 'is', 'in',
          'not', 'None', 'True', '__debug__', 'break', 'continue', 'super', 'del', 'import *', 'from x import *', 'match', 'case _',
          'type X = int', 'except', 'except*', 'finally', 'with', 'if', 'else', 'for', 'while', '(', ')', '[', ']', '{', '}', ',', ':', '.',
          '@', '->', '...', '1', '"a"', 'f"{x}"', 'b"c"', '_', 'self', 'class', 'def', 'pass', 'raise', 'assert', 'print', 'x', '1j', '0x',
          '1_0', ';', '\\\n', '# c\n', '\n', '    ', '\t', '\x0c', 'é', '"""', "f'''", '0' * 40]
TOKEN = re.compile(r'\w+|\s+|[^\w\s]')
LIMIT = 40
PORTION = 10_000
KEPT = os.path.join(ROOT, 'artifacts', 'fuzz')
TOOL = os.path.join(HERE, 'bin', 'Release', 'net10.0', 'CompileCheck')


def seeds(folders):
    for folder in folders:
        for where, _, names in os.walk(folder):
            for name in names:
                if name.endswith('.py'):
                    yield from pieces(os.path.join(where, name))


def pieces(path):
    try:
        with open(path, encoding='utf-8') as f:
            source = f.read()
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError):
        return
    lines = source.split('\n')
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)) and node.end_lineno - node.lineno < LIMIT:
            indent = node.col_offset
            part = (line[indent:] if not line[:indent].strip() else line for line in lines[node.lineno - 1:node.end_lineno])
            yield '\n'.join(part) + '\n'


def mutate(pool, rng):
    tokens = TOKEN.findall(rng.choice(pool)) or ['x']
    for _ in range(rng.choice([1, 1, 1, 2, 3])):
        at, way = rng.randrange(len(tokens)), rng.random()
        if way < .25:
            del tokens[at]
        elif way < .45:
            tokens.insert(at, rng.choice(PIECES))
        elif way < .65:
            tokens[at] = rng.choice(PIECES)
        elif way < .8:
            other = rng.randrange(len(tokens))
            tokens[at], tokens[other] = tokens[other], tokens[at]
        else:
            donor = TOKEN.findall(rng.choice(pool)) or ['x']
            start = rng.randrange(len(donor))
            tokens[at:at] = donor[start:start + rng.randrange(1, 12)]
        tokens = tokens or ['x']
    return ''.join(tokens)


def digester():
    path = os.path.join(ROOT, 'tests', 'Adder.Tests', 'Compilation', 'record_digests.py')
    spec = importlib.util.spec_from_file_location('record_digests', path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.digest


def expected(source, digest):
    try:
        return digest(compile(source, 'fuzzed', 'exec', dont_inherit=True))
    except SyntaxError as e:
        return f'{type(e).__name__}: {e.msg} ({e.lineno}, {e.offset}, {e.end_lineno}, {e.end_offset})'
    except (ValueError, RecursionError, MemoryError) as e:
        return f'{type(e).__name__}: {e} (0, -1)'


def run_tool(sources):
    tool = [TOOL] if os.path.exists(TOOL) else ['dotnet', 'run', '-c', 'Release', '--project', HERE]
    result = subprocess.run(tool, input='\n'.join(sources) + '\n', capture_output=True, text=True, check=True)
    return dict(reversed(line.split('\t')) for line in result.stdout.splitlines()), result.stderr.strip()


def check(pool, count, seed, digest):
    """How many of these mutants differ, and how many of them in that only one of the two accepts them."""
    rng, sources = random.Random(seed), {}
    with tempfile.TemporaryDirectory() as folder:
        for i in range(count):
            path = os.path.join(folder, f'{i}.py')
            sources[path] = mutate(pool, rng).encode()
            with open(path, 'wb') as f:
                f.write(sources[path])
        got, speed = run_tool(sources)
    differ = accepted_differently = 0
    for path, source in sources.items():
        want, have = expected(source, digest).replace('\n', ' ').replace('\t', ' '), got.get(path, 'nothing')
        if want == have:
            continue
        differ += 1
        accepted_differently += (' ' in want) != (' ' in have)
        os.makedirs(KEPT, exist_ok=True)
        with open(os.path.join(KEPT, f'{seed}-{os.path.basename(path)}'), 'wb') as f:
            f.write(source)
        print(f'{seed}-{os.path.basename(path)}: CPython {want} | Adder {have}')
    print(f'seed {seed}: {count} mutants, {differ} differ, {accepted_differently} in acceptance; {speed}', flush=True)
    return differ, accepted_differently


def main(count, seed, *folders):
    warnings.simplefilter('ignore')
    count, seed, digest, pool = int(count), int(seed), digester(), list(seeds(folders))
    done = differ = accepted_differently = 0
    while done < count:
        portion = min(count - done, PORTION)
        found = check(pool, portion, seed, digest)
        done, differ, accepted_differently, seed = done + portion, differ + found[0], accepted_differently + found[1], seed + 1
    print(f'{done} mutants, {differ} differ, {accepted_differently} in acceptance')
    return accepted_differently > 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
