"""The names that the database API wants, and adapters for dates and times."""

import collections.abc
import datetime
import time
from _sqlite3 import *
from _sqlite3 import _deprecated_version

apilevel = "2.0"
paramstyle = "qmark"
sqlite_version_info = tuple(int(part) for part in sqlite_version.split("."))

_deprecated_version_info = tuple(int(part) for part in _deprecated_version.split("."))
_deprecated = {"version": _deprecated_version, "version_info": _deprecated_version_info}

Binary = memoryview
Date = datetime.date
Time = datetime.time
Timestamp = datetime.datetime

collections.abc.Sequence.register(Row)


def DateFromTicks(ticks):
    """The date of a number of seconds since the epoch."""
    return Date(*time.localtime(ticks)[:3])


def TimeFromTicks(ticks):
    """The time of day of a number of seconds since the epoch."""
    return Time(*time.localtime(ticks)[3:6])


def TimestampFromTicks(ticks):
    """The date and time of a number of seconds since the epoch."""
    return Timestamp(*time.localtime(ticks)[:6])


def _warn(what):
    from warnings import warn

    warn(f"The default {what} is deprecated as of Python 3.12; "
         "see the sqlite3 documentation for suggested replacement recipes",
         DeprecationWarning, stacklevel=3)


def _date_text(value):
    _warn("date adapter")
    return value.isoformat()


def _datetime_text(value):
    _warn("datetime adapter")
    return value.isoformat(" ")


def _date_from(value):
    _warn("date converter")
    return datetime.date(*map(int, value.split(b"-")))


def _timestamp_from(value):
    _warn("timestamp converter")
    day, clock = value.split(b" ")
    whole, *fraction = clock.split(b".")
    microsecond = int(fraction[0][:6].ljust(6, b"0")) if fraction else 0
    return datetime.datetime(*map(int, day.split(b"-")), *map(int, whole.split(b":")), microsecond)


register_adapter(datetime.date, _date_text)
register_adapter(datetime.datetime, _datetime_text)
register_converter("date", _date_from)
register_converter("timestamp", _timestamp_from)


def __getattr__(name):
    if name in _deprecated:
        from warnings import warn

        warn(f"{name} is deprecated and will be removed in Python 3.14", DeprecationWarning, stacklevel=2)
        return _deprecated[name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
