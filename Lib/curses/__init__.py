"""The terminal's screen: windows, colours, keys."""

import os as _os
import sys as _sys
from _curses import *


def initscr():
    """Take the terminal over and return the window that is the whole screen."""
    import _curses
    setupterm(term=_os.environ.get("TERM", "unknown"), fd=_sys.__stdout__.fileno())
    return _curses.initscr()


def start_color():
    """Allow colours; COLORS and COLOR_PAIRS say how many."""
    import _curses
    return _curses.start_color()


def wrapper(func, /, *args, **kwds):
    """Call func with the screen, and put the terminal in order again whatever happens."""
    screen = None
    try:
        screen = initscr()
        noecho()
        cbreak()
        screen.keypad(True)
        try:
            start_color()
        except error:
            pass  # a terminal without colours
        return func(screen, *args, **kwds)
    finally:
        if screen is not None:
            screen.keypad(False)
            echo()
            nocbreak()
            endwin()
