"""SQLite databases, by the database API 2.0 (PEP 249).

    import sqlite3

    con = sqlite3.connect("tutorial.db")
    with con:
        con.execute("CREATE TABLE movie(title, year)")
        con.execute("INSERT INTO movie VALUES(?, ?)", ("Life of Brian", 1979))
    for title, year in con.execute("SELECT title, year FROM movie"):
        print(title, year)
    con.close()
"""

from sqlite3.dbapi2 import *
from sqlite3.dbapi2 import _deprecated


def __getattr__(name):
    if name in _deprecated:
        from warnings import warn

        warn(f"{name} is deprecated and will be removed in Python 3.14", DeprecationWarning, stacklevel=2)
        return _deprecated[name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
