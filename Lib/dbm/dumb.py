"""A simple and slow database in plain files, for where there is nothing better.

spam.dat has the values one after the other, spam.dir the index: a line for each
key with where its value is, and how long. spam.bak is the index as it was before.
The index is written when the database is synchronized or closed, so a program that
crashes may leave it behind the data.
"""

__all__ = ["error", "open"]

import ast as _ast
import collections.abc
import io as _io
import os as _os

# Values begin at multiples of this, so that short ones can grow where they are.
_BLOCK = 512

error = OSError


class _Database(collections.abc.MutableMapping):
    # close() may run when the interpreter has forgotten the modules.
    _os = _os
    _io = _io

    def __init__(self, filebasename, mode, flag="c"):
        self._mode = mode
        self._readonly = flag == "r"
        filebasename = self._os.fsencode(filebasename)
        self._dirfile = filebasename + b".dir"
        self._datfile = filebasename + b".dat"
        self._bakfile = filebasename + b".bak"
        # Key (Latin-1 text) to position and size; None when closed.
        self._index = None
        self._modified = False
        self._create(flag)
        self._update(flag)

    def _create(self, flag):
        if flag == "n":
            for path in (self._datfile, self._bakfile, self._dirfile):
                try:
                    _os.remove(path)
                except OSError:
                    pass
        try:
            file = _io.open(self._datfile, "r", encoding="Latin-1")
        except OSError:
            if flag not in ("c", "n"):
                raise
            with _io.open(self._datfile, "w", encoding="Latin-1"):
                self._chmod(self._datfile)
        else:
            file.close()

    def _update(self, flag):
        self._modified = False
        self._index = {}
        try:
            file = _io.open(self._dirfile, "r", encoding="Latin-1")
        except OSError:
            if flag not in ("c", "n"):
                raise
            with self._io.open(self._dirfile, "w", encoding="Latin-1"):
                self._chmod(self._dirfile)
            return
        with file:
            for line in file:
                key, place = _ast.literal_eval(line.rstrip())
                self._index[key.encode("Latin-1")] = place

    def _commit(self):
        # Nothing here may be a global: see _os.
        if self._index is None or not self._modified:
            return
        try:
            self._os.unlink(self._bakfile)
        except OSError:
            pass
        try:
            self._os.rename(self._dirfile, self._bakfile)
        except OSError:
            pass
        with self._io.open(self._dirfile, "w", encoding="Latin-1") as file:
            self._chmod(self._dirfile)
            for key, place in self._index.items():
                file.write(f"{key.decode('Latin-1')!r}, {place!r}\n")
        self._modified = False

    sync = _commit

    def _verify_open(self):
        if self._index is None:
            raise error("DBM object has already been closed")

    def _chmod(self, path):
        self._os.chmod(path, self._mode)

    @staticmethod
    def _bytes(key):
        return key.encode("utf-8") if isinstance(key, str) else key

    def __getitem__(self, key):
        self._verify_open()
        position, size = self._index[self._bytes(key)]
        with _io.open(self._datfile, "rb") as file:
            file.seek(position)
            return file.read(size)

    def _append(self, value):
        with _io.open(self._datfile, "rb+") as file:
            file.seek(0, 2)
            end = file.tell()
            position = -(-end // _BLOCK) * _BLOCK
            file.write(b"\0" * (position - end))
            file.write(value)
        return position, len(value)

    def _overwrite(self, position, value):
        with _io.open(self._datfile, "rb+") as file:
            file.seek(position)
            file.write(value)
        return position, len(value)

    def _add_key(self, key, place):
        self._index[key] = place
        with _io.open(self._dirfile, "a", encoding="Latin-1") as file:
            self._chmod(self._dirfile)
            file.write(f"{key.decode('Latin-1')!r}, {place!r}\n")

    def __setitem__(self, key, value):
        if self._readonly:
            raise error("The database is opened for reading only")
        key = self._bytes(key)
        if not isinstance(key, (bytes, bytearray)):
            raise TypeError("keys must be bytes or strings")
        value = self._bytes(value)
        if not isinstance(value, (bytes, bytearray)):
            raise TypeError("values must be bytes or strings")
        self._verify_open()
        self._modified = True
        if key not in self._index:
            self._add_key(key, self._append(value))
            return
        position, size = self._index[key]
        fits = -(-len(value) // _BLOCK) <= -(-size // _BLOCK)
        self._index[key] = self._overwrite(position, value) if fits else self._append(value)

    def __delitem__(self, key):
        if self._readonly:
            raise error("The database is opened for reading only")
        self._verify_open()
        self._modified = True
        # The space of the value is lost.
        del self._index[self._bytes(key)]
        self._commit()

    def keys(self):
        """A list of all keys."""
        self._verify_open()
        return list(self._index)

    def items(self):
        """A list of all pairs of key and value."""
        self._verify_open()
        return [(key, self[key]) for key in self._index]

    def __contains__(self, key):
        self._verify_open()
        return self._bytes(key) in self._index

    def iterkeys(self):
        """An iterator over the keys."""
        self._verify_open()
        return iter(self._index)

    __iter__ = iterkeys

    def __len__(self):
        self._verify_open()
        return len(self._index)

    def close(self):
        """Write the index and close the database."""
        try:
            self._commit()
        finally:
            self._index = self._datfile = self._dirfile = self._bakfile = None

    __del__ = close

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


def open(file, flag="c", mode=0o666):
    """Open the database with a name, to which .dat and .dir are added, and return it.

    flag is "r" to read only, "w" to read and write, "c" to make it if it is not there,
    "n" to begin with a new one. mode is the permissions of new files, less the umask.
    """
    try:
        mask = _os.umask(0)
    except AttributeError:
        pass
    else:
        _os.umask(mask)
        mode &= ~mask
    if flag not in ("r", "w", "c", "n"):
        raise ValueError("Flag must be one of 'r', 'w', 'c', or 'n'")
    return _Database(file, mode, flag=flag)
