"""Records what CPython 3.12 does with the cases: for each cases/AREA/NAME.py the file NAME.out beside it.

    python3.12 tests/Differential/record.py [CASE.py ...]     without arguments: the cases that have no record yet
    python3.12 tests/Differential/record.py --all             every case again

A record is the case's standard output, then, where there is any, a line "--- stderr" with the standard error,
then, where it is not 0, a line "--- exit N". Cases run in their own folder under a fixed environment.
"""

import os
import pathlib
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
    done = subprocess.run(
        [sys.executable, case.name], cwd=case.parent, env=ENVIRONMENT, stdin=subprocess.DEVNULL, capture_output=True, timeout=60
    )
    record = done.stdout
    if done.stderr:
        record = section(record, b"--- stderr\n") + done.stderr
    if done.returncode:
        record = section(record, b"--- exit %d\n" % done.returncode)
    return record


def section(record, title):
    return record + (b"" if record.endswith(b"\n") or not record else b"\n") + title


def main(arguments):
    if sys.version_info[:2] != (3, 12) or sys.implementation.name != "cpython":
        raise SystemExit("the records are CPython 3.12's: run this with python3.12")
    every = sorted(CASES.glob("*/*.py"))
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
