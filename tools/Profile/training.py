"""What the executable is trained with before it is compiled ahead: a little of everything that programs do.

    adder tools/Profile/training.py [SECONDS]     for each of the parts, in processor time (0.15 without)

The counts decide which branch of the C# code is laid out straight and what is inlined where, no more than that.
"""
import contextlib
import importlib.util
import io
import runpy
import sys
from pathlib import Path
from time import thread_time

import programs

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT / "tests" / "Differential" / "cases"

# Areas whose cases are plain programs: they print, and leave the process as it was.
AREAS = ["basics", "builtins", "classes", "data", "iteration", "language"]


def repeat(run, seconds):
    start = thread_time()
    while thread_time() - start < seconds:
        run()


def macro_cases():
    """The benchmark's cases, each by its name."""
    spec = importlib.util.spec_from_file_location("speed_list", ROOT / "bench" / "macro" / "speed_list.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name, make in module.CASES.items():
        yield name, make


def run_case(path):
    """A case of the differential tests, for the unusual: once, and what it prints is dropped."""
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        try:
            runpy.run_path(str(path), run_name="__main__")
        except (Exception, SystemExit):
            return False
    return True


def main(seconds):
    for area in AREAS:
        for path in sorted((CASES / area).glob("*.py")):
            if not run_case(path):
                print("not run to its end:", path.name, file=sys.stderr)
    for name, make in [*macro_cases(), *programs.all_programs()]:
        try:
            repeat(make(), seconds)
        except Exception as error:
            # A machine may lack what one of them needs, the network say; the counts of the others are as good.
            print(f"left out: {name} ({error!r})", file=sys.stderr)


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 0.15)
