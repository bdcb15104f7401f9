"""The frames of importlib do not show in the traceback of a failed import."""
import os
import sys
import tempfile
import traceback


def frames(statement):
    try:
        exec(statement, {})
    except BaseException as error:
        names = [(os.path.basename(entry.filename), entry.name) for entry in traceback.extract_tb(error.__traceback__)]
        print(statement, "->", type(error).__name__, error.args[:1], names)


with tempfile.TemporaryDirectory() as folder:
    sys.path.insert(0, folder)
    for name, source in {
        "fails": "1 / 0",
        "wants": "import absent_module",
        "wrong": "def",
        "circle": "import circle.inner\n",
    }.items():
        with open(os.path.join(folder, name + ".py"), "w") as file:
            file.write(source)
    for statement in ("import absent_module", "import fails", "import wants", "from fails import x", "import wrong", "import circle"):
        frames(statement)

from marshal import dump, load

with tempfile.TemporaryFile() as file:
    file.write(b"0123456789abcdef")
    dump([1, "", b"", "text"], file)
    file.seek(0)
    print(file.read(16), file.readinto(bytearray()), load(file))
