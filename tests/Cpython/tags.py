"""Reads and writes tags/test_*.txt: per test class an unindented line, then its tests, indented and wrapped."""

import pathlib
import textwrap

HERE = pathlib.Path(__file__).resolve().parent
MODULES = HERE / "modules.txt"


def path_of(module):
    return HERE / "tags" / (module.removeprefix("test.") + ".txt")


def read(module):
    names, group = [], ""
    path = path_of(module)
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        if line.startswith(" "):
            names += [group + name for name in line.split()]
        else:
            group = "" if line == "-" else line + "."
    return names


def add(module, names):
    """Adds names to a module's tags; how many of them are new."""
    known = set(read(module))
    new = set(names) - known
    if new:
        write(module, known | new)
    return len(new)


def write(module, names):
    groups = {}
    for name in sorted(names):
        group, _, test = name.rpartition(".")
        groups.setdefault(group, []).append(test)
    lines = []
    for group, tests in sorted(groups.items()):
        lines.append(group or "-")
        lines += textwrap.wrap(
            " ".join(tests), 116, initial_indent="  ", subsequent_indent="  ", break_long_words=False, break_on_hyphens=False
        )
    path_of(module).parent.mkdir(exist_ok=True)
    path_of(module).write_text("\n".join(lines) + "\n", encoding="utf-8")


def listed():
    """The modules of modules.txt that have tags."""
    lines = MODULES.read_text().splitlines()
    names = ["test." + name for line in lines if not line.startswith("#") for name in line.split()]
    return [name for name in names if path_of(name).exists()]
