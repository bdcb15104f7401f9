"""The ratchet over CPython 3.12's own tests: what passed once has to pass for good.

    ratchet.py [--python EXECUTABLE] [MODULE ...]     run the tests that tags/ names; fails if one no longer passes
    ratchet.py --update [MODULE ...]                  run every test of the modules, add those that pass to tags/
    ratchet.py --import FOLDER                        add what a conformance run recorded as passed (FOLDER/results)

tags/MODULE.txt names the tests of a module that pass. modules.txt lists the modules that a run without
arguments covers, in order; --minutes ends it after that time, and what was left out is printed.
The tests themselves stay where CPython installs them: in $CPYTHON_TESTS, or in pyenv's 3.12.1.
"""

import argparse
import concurrent.futures
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import tags

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
STAGE = ROOT / "artifacts" / "cpython-tests"
DEATHS_ALLOWED = 4


def find_tests():
    """The folder of CPython's test package, or None."""
    given = os.environ.get("CPYTHON_TESTS")
    if given:
        return pathlib.Path(given)
    pyenv = shutil.which("pyenv")
    if not pyenv:
        return None
    prefix = subprocess.run([pyenv, "prefix", "3.12.1"], capture_output=True, text=True).stdout.strip()
    folder = pathlib.Path(prefix, "lib", "python3.12", "test") if prefix else None
    return folder if folder and folder.is_dir() else None


def stage_tests(source):
    """A copy of the test package that bytecode may be written into."""
    if not (STAGE / "complete").exists():
        shutil.rmtree(STAGE, ignore_errors=True)
        shutil.copytree(source, STAGE / "test", symlinks=True, ignore=shutil.ignore_patterns("__pycache__", "*.pyc"))
        (STAGE / "complete").touch()
    return STAGE


class Run:
    """What one module's tests did: a status per test, and how the process ended."""

    def __init__(self):
        self.status = {}
        self.detail = {}
        self.broken = ""
        self.seconds = 0.0

    def read(self, events):
        """Takes in the runner's lines; the test that was running at the end, and whether the end was reached."""
        current, finished = None, False
        for line in events.read_text(encoding="ascii", errors="replace").splitlines() if events.exists() else ():
            kind, *fields = line.split("\t")
            if kind == "start":
                current = fields[0]
            elif kind == "end":
                self.status[fields[0]], self.detail[fields[0]] = fields[1], (fields + [""])[2]
                current = None
            elif kind == "broken":
                self.broken = fields[0]
                finished = True
            elif kind == "done":
                finished = True
        return current, finished


class Driver:
    def __init__(self, executable, stage, timeout):
        self.executable, self.stage, self.timeout = executable, stage, timeout
        self.environment = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PYTHON", "PYENV", "LC_", "VIRTUAL_ENV"))
        }
        self.environment.update(LANG="C.UTF-8", TERM="xterm", PYTHONPATH=str(stage))

    def run(self, module, only):
        run, began = Run(), time.monotonic()
        for _ in range(DEATHS_ALLOWED):
            current, finished, how = self.attempt(module, only, run)
            if finished:
                break
            if current is None:
                run.broken = run.broken or how
                break
            run.status[current], run.detail[current] = "failed", how
        run.seconds = time.monotonic() - began
        return run

    def attempt(self, module, only, run):
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            work = pathlib.Path(folder)
            selection = work / "selection"
            selection.write_text(
                "".join(f"+{name}\n" for name in only) + "".join(f"-{name}\n" for name in run.status), encoding="utf-8"
            )
            (work / "cwd").mkdir()
            events = work / "events"
            command = [self.executable, str(HERE / "runner.py"), module, str(events), str(self.stage), str(selection)]
            process = subprocess.Popen(
                command,
                cwd=work / "cwd",
                env=self.environment | {"TMPDIR": folder},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
            try:
                how = f"the process ended with {process.wait(self.timeout)}"
            except subprocess.TimeoutExpired:
                how = f"still running after {self.timeout:.0f} s"
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except OSError:
                pass
            process.wait()
            return *run.read(events), how


def check(driver, modules, jobs, deadline):
    """Runs the tagged tests; prints those that fail, twice, and returns (passed, failed)."""
    passed, lost, skipped = 0, [], []

    def one(module):
        if time.monotonic() > deadline:
            return None
        wanted = tags.read(module)
        run = driver.run(module, wanted)
        again = [name for name in wanted if run.status.get(name) != "passed"]
        if again:  # alone, in case the machine was busy
            second = driver.run(module, again)
            run.status.update(second.status)
            run.detail.update(second.detail)
            run.broken = second.broken
        return wanted, run

    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        for module, outcome in zip(modules, pool.map(one, modules)):
            if outcome is None:
                skipped.append(module)
                continue
            wanted, run = outcome
            failed = [name for name in wanted if run.status.get(name) != "passed"]
            passed += len(wanted) - len(failed)
            lost += failed
            for name in failed:
                print(f"LOST {module}.{name}: {run.detail.get(name) or run.broken or 'not run'}", flush=True)
    if skipped:
        print(f"out of time, not run: {' '.join(skipped)}")
    return passed, len(lost)


def update(driver, modules, jobs):
    def one(module):
        return driver.run(module, ())

    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        for module, run in zip(modules, pool.map(one, modules)):
            names = {name for name, status in run.status.items() if status == "passed"}
            added = tags.add(module, names)
            print(f"{module}: {len(names)} pass, {added} new, {run.seconds:.1f} s {run.broken}", flush=True)


def import_results(folder):
    for path in sorted(pathlib.Path(folder, "results").glob("*.json")):
        result = json.loads(path.read_text())
        module, prefix = result["module"], result["module"] + "."
        names = {
            name.removeprefix(prefix).replace(" ", "\\x20")
            for name, outcome in result["tests"].items()
            if outcome[0] == "passed" and not name.startswith("!")
        }
        if added := tags.add(module, names):
            print(f"{module}: {added} new")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", default=str(ROOT / "out" / "adder"), help="the executable under test (out/adder)")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--import", dest="folder", metavar="FOLDER")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--timeout", type=float, default=120, help="seconds for one module")
    parser.add_argument("--minutes", type=float, default=600)
    parser.add_argument("modules", nargs="*")
    options = parser.parse_args()
    if options.folder:
        return import_results(options.folder)
    source = find_tests()
    if source is None:
        print("skipped: CPython's test package is not on this machine (set CPYTHON_TESTS, or `pyenv install 3.12.1`)")
        print("0 passed, 0 failed")
        return 0
    driver = Driver(options.python, stage_tests(source), options.timeout)
    modules = ["test." + name.removeprefix("test.") for name in options.modules] or tags.listed()
    if options.update:
        return update(driver, modules, options.jobs)
    passed, failed = check(driver, modules, options.jobs, time.monotonic() + options.minutes * 60)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
