"""Files that are like dictionaries of bytes.

    import dbm

    with dbm.open("cache", "c") as db:
        db["key"] = "value"
        print(db[b"key"])

Keys and values are bytes; str is encoded. What is behind a file is found out
when it is opened; a new one gets the best format there is: dbm.gnu, dbm.ndbm
or dbm.dumb.
"""

__all__ = ["open", "whichdb", "error"]

import io
import os
import struct
import sys


class error(Exception):
    pass


_names = ["dbm.gnu", "dbm.ndbm", "dbm.dumb"]
_defaultmod = None
_modules = {}

error = (error, OSError)

# The first 32-bit number of a file of GDBM, as either kind of machine writes it.
_GDBM_MAGIC = {0x13579ACE, 0x13579ACD, 0x13579ACF}

try:
    from dbm import ndbm
except ImportError:
    ndbm = None


def _find_default():
    # The first module that can be imported makes new files.
    global _defaultmod
    for name in _names:
        try:
            module = __import__(name, fromlist=["open"])
        except ImportError:
            continue
        _modules[name] = module
        if not _defaultmod:
            _defaultmod = module
    if not _defaultmod:
        raise ImportError(f"no dbm clone found; tried {_names}")


def open(file, flag="r", mode=0o666):
    """Open a database file and return an object that is like a dictionary.

    flag is "r" to read only, "w" to read and write, "c" to make the file if it is
    not there, "n" to begin with a new one. mode is the permissions of a new file.
    """
    if _defaultmod is None:
        _find_default()

    kind = whichdb(file) if "n" not in flag else None
    if kind is None:
        if "c" not in flag and "n" not in flag:
            raise error[0]("db file doesn't exist; use 'c' or 'n' flag to create a new db")
        return _defaultmod.open(file, flag, mode)
    if kind == "":
        raise error[0]("db type could not be determined")
    if kind not in _modules:
        raise error[0](f"db type is {kind}, but the module is not available")
    return _modules[kind].open(file, flag, mode)


def _can_open(path):
    try:
        with io.open(path, "rb"):
            return True
    except OSError:
        return False


def whichdb(filename):
    """Say which module opens a file.

    None: there is no such file, or it cannot be read; "": nobody knows the format.
    """
    filename = os.fsencode(filename)

    if _can_open(filename + b".pag") and _can_open(filename + b".dir"):
        return "dbm.ndbm"
    if _can_open(filename + b".db"):
        # Some kinds of ndbm make a file of this name; see whether they can read it.
        if ndbm is not None:
            try:
                ndbm.open(filename).close()
                return "dbm.ndbm"
            except OSError:
                pass

    try:
        size = os.stat(filename + b".dat").st_size
        if size == 0:
            return "dbm.dumb"
        with io.open(filename + b".dir", "rb") as index:
            if index.read(1) in (b"'", b'"'):
                return "dbm.dumb"
    except OSError:
        pass

    try:
        with io.open(filename, "rb") as file:
            start = file.read(16)
    except OSError:
        return None
    if len(start) < 4:
        return ""
    numbers = struct.unpack("=l", start[:4]) + struct.unpack("<l", start[:4]) + struct.unpack(">l", start[:4])
    if not _GDBM_MAGIC.isdisjoint(number & 0xFFFFFFFF for number in numbers):
        return "dbm.gnu"
    return ""


if __name__ == "__main__":
    for name in sys.argv[1:]:
        print(whichdb(name) or "UNKNOWN", name)
