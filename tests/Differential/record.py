"""Records what CPython 3.12 does with the cases: for each cases/AREA/NAME.py the file NAME.out beside it.

    python3.12 tests/Differential/record.py [CASE.py ...]     without arguments: the cases that have no record yet
    python3.12 tests/Differential/record.py --all             every case again

A record is the case's standard output, then, where there is any, a line "--- stderr" with the standard error,
then, where it is not 0, a line "--- exit N". Cases run in their own folder under a fixed environment.
A comment "# arguments: -O {case} x" in a case gives the whole command line, "# input: text\\n" the standard input.
In the record the folder of the case is ".", and the path of the executable "python".
"""

import os
import pathlib
import re
import subprocess
import sys

CASES = pathlib.Path(__file__).resolve().parent / "cases"
ENVIRONMENT = {
    "PATH": os.environ.get("PATH", ""),
    "LC_ALL": "C.UTF-8",
    "TZ": "UTC",
    "PYTHONHASHSEED": "0",
    "PYTHONDONTWRITEBYTECODE": "1",
}


def run(case):
    text = case.read_text(encoding="utf-8", errors="replace")
    arguments = directive(text, "arguments").replace("{case}", case.name).split() or [case.name]
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=case.parent,
        env=ENVIRONMENT,
        input=directive(text, "input").replace("\\n", "\n").encode(),
        capture_output=True,
        timeout=60,
    )
    record = done.stdout
    if done.stderr:
        record = section(record, b"--- stderr\n") + done.stderr
    if done.returncode:
        record = section(record, b"--- exit %d\n" % done.returncode)
    folder = bytes(case.parent)
    return record.replace(folder + b"/", b"").replace(folder, b".").replace(os.fsencode(sys.executable), b"python")


def directive(text, name):
    """The rest of the line "# NAME: ..." of a case."""
    found = re.search(f"^# {name}: (.*)$", text, re.MULTILINE)
    return found[1] if found else ""


def section(record, title):
    return record + (b"" if record.endswith(b"\n") or not record else b"\n") + title


def main(arguments):
    if sys.version_info[:2] != (3, 12) or sys.implementation.name != "cpython":
        raise SystemExit("the records are CPython 3.12's: run this with python3.12")
    every = [case for case in sorted(CASES.glob("*/*.py")) if b"# Adder only" not in case.read_bytes()]
    if arguments == ["--all"]:
        cases = every
    elif arguments:
        cases = [pathlib.Path(name).resolve() for name in arguments]
    else:
        cases = [case for case in every if not case.with_suffix(".out").exists()]
    for case in cases:
        case.with_suffix(".out").write_bytes(run(case))
        print(case.relative_to(CASES))


if __name__ == "__main__":
    main(sys.argv[1:])
