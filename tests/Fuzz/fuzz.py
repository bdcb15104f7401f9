"""Bad input: what programs are fed by others, cut short and altered.

    python3 tests/Fuzz/fuzz.py --python PATH/TO/adder [--oracle python3.12] [--targets json,zip] [--count 200] [--seed 1]

For every target an interpreter of its own reads the same altered inputs, made from a seed.  The answer to each must be a result or
a Python exception: a crash, a hang, an exception outside of what the format's reader may raise (SystemError, a fault of .NET) fails.
With an oracle the answers must be the same: equal results, or exceptions of equal type.  Targets whose answers depend on more than the
input say so (`compare` in targets.py); the others get the samples that this program makes.  One input again: --targets json --seed 1 --only 17.
"""
import argparse
import os
import subprocess
import sys
import tempfile

import targets

HERE = os.path.dirname(os.path.abspath(__file__))


def read_answers(python, name, options, first=0):
    """The lines that a reader wrote, and what became of it: a dict by number, and None or the complaint."""
    command = [*python.split(), os.path.join(HERE, "reader.py"), name, str(options.seed), str(first), str(options.count)]
    if options.only is not None:
        command[-2:] = [str(options.only), str(options.only + 1)]
    with tempfile.TemporaryDirectory() as folder:
        if targets.ALL[name].compare:
            with open(os.path.join(folder, "samples"), "w", encoding="utf-8", errors="surrogatepass") as file:
                file.write(repr(targets.ALL[name].samples()))
        try:
            run = subprocess.run(command, cwd=folder, capture_output=True, text=True, errors="backslashreplace",
                                 timeout=options.timeout, env=dict(os.environ, PYTHONHASHSEED="0", PYTHONDONTWRITEBYTECODE="1"))
            complaint = None if run.returncode == 0 else f"exit {run.returncode}: {run.stderr[-1500:]}"
            lines = run.stdout
        except subprocess.TimeoutExpired as expired:
            complaint = f"no end after {options.timeout} s"
            lines = (expired.stdout or b"").decode(errors="backslashreplace")
    answers, started = {}, first
    for line in lines.splitlines():
        number, _, answer = line.partition(" ")
        started = int(number)
        answers[started] = answer
    return answers, started, complaint


def read_all(python, name, options):
    """Goes on behind an input that ended the process."""
    answers, failures, first = {}, [], 0
    while True:
        found, last, complaint = read_answers(python, name, options, first)
        answers.update(found)
        if complaint is None:
            return answers, failures
        failures.append((last, complaint))
        first = last + 1
        if options.only is not None or first >= options.count or len(failures) > 5:
            return answers, failures


def check(name, options):
    target = targets.ALL[name]
    answers, failures = read_all(options.python, name, options)
    complaints = [f"input {number}: {what}" for number, what in failures]
    for number, answer in answers.items():
        kind = answer.split(" ")[0]
        if kind in ("SystemError", "InternalError"):
            complaints.append(f"input {number}: {answer}")
    same = 0
    if options.oracle and target.compare:
        expected, _ = read_all(options.oracle, name, options)
        for number in sorted(expected.keys() & answers.keys()):
            one, other = answers[number], expected[number]
            if target.comparable(one) == target.comparable(other):
                same += 1
            else:
                complaints.append(f"input {number}: {one}\n      expected: {other}")
    errors = sum(not answer.startswith("=") for answer in answers.values())
    print(f"{name}: {len(answers)} inputs, {errors} errors" + (f", {same} as expected" if same else ""), flush=True)
    for complaint in complaints[:options.show]:
        print("   ", complaint, flush=True)
    return len(complaints)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--oracle")
    parser.add_argument("--targets", default="")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int)
    parser.add_argument("--show", type=int, default=10, help="complaints shown for each target")
    parser.add_argument("--timeout", type=int, default=300)
    options = parser.parse_args()
    names = options.targets.split(",") if options.targets else list(targets.ALL)
    wrong = sum(check(name, options) for name in names)
    print(f"{wrong} complaints")
    return wrong != 0


if __name__ == "__main__":
    sys.exit(main())
