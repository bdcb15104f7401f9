"""Windows that lie over each other, by ncurses' panel library."""

import ctypes
import sys
import weakref
from ctypes import c_int, c_void_p

from _curses import _need_screen, window

try:
    _lib = ctypes.CDLL("libpanelw.so.6")
except OSError as problem:
    raise ImportError(f"curses.panel needs ncurses' panel library: {problem}") from None

__version__ = version = "2.1"
_panels = {}  # each with its window, which has to outlive it

for _name in "new_panel", "panel_above", "panel_below":
    getattr(_lib, _name).restype = c_void_p
    getattr(_lib, _name).argtypes = [c_void_p]


class error(Exception):
    """What the panel library cannot do."""


def _call(name, *arguments):
    if _lib[name](*arguments) == -1:
        raise error(f"{name}() returned ERR")


class panel:
    """A window at some depth."""

    def __new__(cls, *args, **kwargs):
        raise TypeError(f"cannot create '_curses_panel.{cls.__name__}' instances")

    def above(self):
        return _known(_lib.panel_above(self._p))

    def below(self):
        return _known(_lib.panel_below(self._p))

    def bottom(self):
        _call("bottom_panel", self._p)

    def top(self):
        _call("top_panel", self._p)

    def hide(self):
        _call("hide_panel", self._p)

    def show(self):
        _call("show_panel", self._p)

    def hidden(self):
        return _lib.panel_hidden(self._p) == 1

    def move(self, y, x, /):
        _call("move_panel", self._p, c_int(y), c_int(x))

    def replace(self, win, /):
        _call("replace_panel", self._p, win._w)
        self._window = win
        _panels[self._p.value] = _panels[self._p.value][0], win

    def window(self):
        return self._window

    def set_userptr(self, obj, /):
        self._pointer = obj

    def userptr(self):
        try:
            return self._pointer
        except AttributeError:
            raise error("no userptr set") from None

    def __del__(self):
        if getattr(self, "_p", None) and not sys.is_finalizing():
            _lib.del_panel(self._p)
            _panels.pop(self._p.value, None)


def _known(pointer):
    if not pointer:
        return None
    return _panels[pointer][0]()


def new_panel(win, /):
    _need_screen()
    if not isinstance(win, window):
        raise TypeError(f"new_panel() argument must be _curses.window, not {type(win).__name__}")
    pointer = _lib.new_panel(win._w)
    if not pointer:
        raise error("curses function returned NULL")
    made = object.__new__(panel)
    made._p, made._window = c_void_p(pointer), win
    _panels[pointer] = weakref.ref(made), win
    return made


def bottom_panel():
    _need_screen()
    return _known(_lib.panel_above(None))


def top_panel():
    _need_screen()
    return _known(_lib.panel_below(None))


def update_panels():
    _need_screen()
    _lib.update_panels()
