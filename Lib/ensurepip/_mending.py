"""Make a wheel of pip from before Python 3.12 run on it.

pip 23.2 is the first that knows Python 3.12. What Debian 12 has is pip 23.0.1, whose copy
of pkg_resources names pkgutil.ImpImporter, which 3.12 no longer has, while it is imported.
Linux distributions that had both made the same change to theirs.
"""

import base64
import hashlib
import re
import zipfile

_FIRST_GOOD = (23, 2)
_MODULE = "pip/_vendor/pkg_resources/__init__.py"
_USE = re.compile(rb"^(register_\w+\(pkgutil\.ImpImporter, \w+\))$", re.MULTILINE)


def needs_mending(version):
    """Whether a pip of this version, a tuple of numbers, fails on this Python."""
    return version[:2] < _FIRST_GOOD


def copy_mended(source, target):
    """Copy a wheel, and change the lines that would fail."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        record = None
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == _MODULE:
                record = _record_line(data := _USE.sub(rb'if hasattr(pkgutil, "ImpImporter"):\n    \1', data))
            elif entry.filename.endswith(".dist-info/RECORD"):
                continue
            new.writestr(entry, data)
        for entry in old.infolist():
            if entry.filename.endswith(".dist-info/RECORD"):
                lines = old.read(entry).decode().splitlines()
                new.writestr(entry, "".join(f"{record if line.startswith(_MODULE) and record else line}\n" for line in lines))


def _record_line(data):
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
    return f"{_MODULE},sha256={digest},{len(data)}"
