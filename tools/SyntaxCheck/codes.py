"""Compares the code that Adder's compiler makes with that of the CPython 3.12 that runs this script, down to the last byte.

    python3.12 codes.py SYNTAXCHECK literals DIR     every string in DIR's sources, compiled as a source
    python3.12 codes.py SYNTAXCHECK mutate DIR N     N mutations of DIR's sources (SEED=... repeats a run)
"""

import base64
import json
import marshal
import random
import subprocess
import sys
import types
import warnings

from compare import is_utf8, literals, mutations, warned

FIELDS = """co_name co_qualname co_flags co_argcount co_posonlyargcount co_kwonlyargcount co_stacksize co_code co_names co_varnames
co_cellvars co_freevars co_firstlineno co_linetable co_exceptiontable""".split()


def difference(theirs, ours):
    """The first thing in which two code objects differ, or None."""
    for field in FIELDS:
        if getattr(theirs, field) != getattr(ours, field):
            return f"{theirs.co_qualname}.{field}: {getattr(theirs, field)!r} | {getattr(ours, field)!r}"
    if len(theirs.co_consts) != len(ours.co_consts):
        return f"{theirs.co_qualname}.co_consts: {theirs.co_consts} | {ours.co_consts}"
    for their, our in zip(theirs.co_consts, ours.co_consts):
        if isinstance(their, types.CodeType) and isinstance(our, types.CodeType):
            found = difference(their, our)
            if found:
                return found
        elif key(their) != key(our):
            return f"{theirs.co_qualname}.co_consts: {their!r} | {our!r}"
    return None


def key(constant):
    if isinstance(constant, tuple):
        return "tuple", tuple(map(key, constant))
    if isinstance(constant, frozenset):
        return "frozenset", frozenset(map(key, constant))
    if isinstance(constant, (float, complex)):
        return type(constant), repr(constant)
    return type(constant), constant


def compiled(case, caught):
    """CPython's code, or its error as Adder's answer has it but for the text."""
    warnings.simplefilter("always")
    warnings.showwarning = lambda message, category, filename, line, *rest: caught.append((message, category, line))
    try:
        source = case["Source"].encode("latin-1").decode("utf-8")
        return compile(source, "<case>", case["Mode"], 0, True, case["Optimize"])
    except SyntaxError as error:
        return [type(error).__name__, error.msg, error.lineno or 0, error.offset or 0,
                error.end_lineno or 0, error.end_offset or 0]
    except (RecursionError, MemoryError) as error:
        return [type(error).__name__, str(error)]


def compare(case, answer):
    caught = []
    theirs = compiled(case, caught)
    if answer[0] != "code":
        ours = answer[:4] + answer[5:]
        if isinstance(theirs, list) and (ours == theirs or ours[:len(theirs)] == theirs):
            return None
        return f"{theirs} | {ours}"
    if isinstance(theirs, list):
        return f"{theirs} | accepted"
    found = difference(theirs, marshal.loads(base64.b64decode(answer[1])))
    if found is None and answer[2] != warned(caught):
        return f"warnings: {warned(caught)} | {answer[2]}"
    return found


def main():
    command, what, where = sys.argv[1:4]
    cases = literals(where) if what == "literals" else mutations(where, int(sys.argv[4]))
    count = differ = 0
    with subprocess.Popen([command, "cases"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        for case in cases:
            if not is_utf8(case["Source"].encode("latin-1")):
                continue
            case = {"Source": case["Source"], "Mode": case["Mode"], "Optimize": random.choice((0, 0, 1, 2))}
            process.stdin.write(json.dumps(case) + "\n")
            process.stdin.flush()
            found = compare(case, json.loads(process.stdout.readline()))
            count += 1
            if found:
                differ += 1
                print("==", case["Mode"], case["Optimize"], repr(case["Source"][:1000]))
                print("  CPython | Adder:", found[:1000])
        process.stdin.close()
    print(f"{count} cases; {differ} differ")


main()
