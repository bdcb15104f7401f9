"""Runs tests of one of CPython's test modules on the interpreter under test, writing a line per event.

    runner.py MODULE EVENTS STAGE SELECTION

EVENTS is the file that receives the lines: "loaded", "start ID", "end ID STATUS DETAIL", "broken DETAIL", "done".
SELECTION is a file of lines "+ID" (run only these) and "-ID" (leave these out).
The lines are flushed one by one, so that the driver knows which test ended the process.
"""

import sys


class Events:
    def __init__(self, path):
        self.path = path
        self.file = open(path, "a", encoding="utf-8")

    def write(self, *fields):
        line = "\t".join(field.replace("\t", " ").replace("\n", "\\n") for field in fields) + "\n"
        line = line.encode("ascii", "backslashreplace").decode("ascii")
        try:
            self.file.write(line)
            self.file.flush()
        except (OSError, ValueError):  # a test closed our descriptor
            self.file = open(self.path, "a", encoding="utf-8")
            self.file.write(line)
            self.file.flush()


def summary(error):
    try:
        return (type(error).__name__ + ": " + str(error))[:300]
    except Exception:
        return type(error).__name__


def tests_in(suite):
    for item in suite:
        if hasattr(item, "__iter__"):
            yield from tests_in(item)
        else:
            yield item


def name_tests(suite, prefix):
    """Gives each test its name: unittest's id without the module, and #2, #3 for repeated ones."""
    counts = {}
    for test in tests_in(suite):
        name = str(test.id()).replace(" ", "\\x20").replace("\n", "\\n")
        if name.startswith(prefix + "."):
            name = name[len(prefix) + 1 :]
        counts[name] = count = counts.get(name, 0) + 1
        test.ratchet_name = name if count == 1 else name + "#" + str(count)


def select(suite, only, without):
    kept = []
    for item in suite._tests:
        if hasattr(item, "_tests"):
            select(item, only, without)
            kept.append(item)
        elif item.ratchet_name not in without and (not only or item.ratchet_name in only):
            kept.append(item)
    suite._tests = kept


def make_result(unittest, events):
    severity = {"": 0, "passed": 1, "skipped": 2, "failed": 3}

    class Result(unittest.TestResult):
        current = None

        def startTest(self, test):
            self.current, self.status, self.detail = test, "", ""
            events.write("start", test.ratchet_name)

        def stopTest(self, test):
            if self.current is not None:
                events.write("end", test.ratchet_name, self.status or "failed", self.detail)
            self.current = None

        def note(self, test, status, detail=""):
            if self.current is None:
                events.write("end", getattr(test, "ratchet_name", str(test)), status, detail)
            elif severity[status] >= severity[self.status]:
                self.status, self.detail = status, detail

        def addSuccess(self, test):
            self.note(test, "passed")

        def addExpectedFailure(self, test, error):
            self.note(test, "passed")

        def addError(self, test, error):
            self.note(test, "failed", summary(error[1]))

        addFailure = addError

        def addUnexpectedSuccess(self, test):
            self.note(test, "failed", "unexpected success")

        def addSkip(self, test, reason):
            if self.current is None or test is self.current:
                self.note(test, "skipped", str(reason))
            elif not self.status:
                self.status = "skipped"

        def addSubTest(self, test, subtest, error):
            if error is not None:
                self.note(test, "failed", summary(error[1]))
            elif self.status == "skipped":
                self.status = "passed"

        def addDuration(self, test, elapsed):
            pass

    return Result()


def main():
    module, path, stage, selection = sys.argv[1:5]
    sys.path[0] = stage
    events = Events(path)
    only, without = set(), set()
    with open(selection, encoding="utf-8") as lines:
        for line in lines:
            (only if line[0] == "+" else without).add(line[1:].rstrip("\n"))
    try:
        import unittest
        import warnings
        from test import support

        support.use_resources = []
        support.verbose = 0
        support.record_original_stdout(sys.stdout)
        __import__(module)
        suite = unittest.TestLoader().loadTestsFromModule(sys.modules[module])
    except BaseException as error:
        events.write("broken", summary(error))
        raise
    name_tests(suite, module)
    select(suite, only, without)
    events.write("loaded")
    with warnings.catch_warnings():
        if not sys.warnoptions:
            warnings.simplefilter("default")
        suite.run(make_result(unittest, events))
    events.write("done")


if __name__ == "__main__":
    main()
