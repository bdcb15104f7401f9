"""The terminal's screen through the system's ncurses, by ctypes."""

import ctypes
import os
import select
import sys
import tempfile
from ctypes import byref, c_char_p, c_int, c_short, c_uint, c_void_p, c_wchar_p

from _curses_library import *
from _curses_library import (
    _ACS, _KEY_CODE_YES, _MEvent, _call, _cchar, _character, _chtype, _encode, _function, _lib, _narrow, _need_colors,
    _need_screen, _need_terminal, _signed, _state)

# -- Windows ------------------------------------------------------------------

_new = {name: _function(name, c_void_p, *(c_void_p if kind == "w" else c_int for kind in kinds))
        for name, kinds in (("initscr", ""), ("newwin", "iiii"), ("newpad", "ii"), ("derwin", "wiiii"), ("subwin", "wiiii"),
                            ("subpad", "wiiii"), ("getwin", "w"), ("wgetparent", "w"))}


def _place(args, name):
    """Optional y and x in front of a character and perhaps attributes."""
    if not 1 <= len(args) <= 4:
        raise TypeError(f"{name} requires 1 to 4 arguments")
    return (args[:2], args[2:]) if len(args) > 2 else (None, args)


class window:
    """A part of the screen, or a pad."""

    def __new__(cls, *args, **kwargs):
        raise TypeError(f"cannot create '_curses.{cls.__name__}' instances")

    def __del__(self):
        if getattr(self, "_owned", False) and not sys.is_finalizing():
            _lib.delwin(self._w)

    def _move(self, place):
        if place is not None:
            _call("wmove", self._w, *place)

    def _put(self, ascii_name, wide_name, args, name):
        place, rest = _place(args, name)
        self._move(place)
        ch, attr = _character(rest[0]), rest[1] if len(rest) > 1 else A_NORMAL
        if isinstance(ch, str):
            _call(wide_name, self._w, _cchar(ch, attr))
        else:
            _call(ascii_name, self._w, _chtype(ch | attr))

    def addch(self, *args):
        self._put("waddch", "wadd_wch", args, "addch")

    def insch(self, *args):
        self._put("winsch", "wins_wch", args, "insch")

    def echochar(self, ch, attr=A_NORMAL):
        ch = _character(ch)
        kind = "p" if _lib.is_pad(self._w) else "w"
        if isinstance(ch, str):
            _call("pecho_wchar" if kind == "p" else "wecho_wchar", self._w, _cchar(ch, attr))
        else:
            _call("pechochar" if kind == "p" else "wechochar", self._w, _chtype(ch | attr))

    def _text(self, function, args, counted, name):
        least = 2 if counted else 1
        if not least <= len(args) <= least + 3:
            raise TypeError(f"{name} requires {least} to {least + 3} arguments")
        place = None
        if len(args) >= least + 2:
            place, args = args[:2], args[2:]
        text, count = args[0], args[1] if counted else -1
        attr = args[least] if len(args) > least else None
        data = _encode(text)
        self._move(place)
        if attr is not None:
            old = self._attributes()
            _lib.wattrset(self._w, c_int(_signed(attr)))
        try:
            if isinstance(text, str):
                wide = function.replace("str", "_wstr" if function.startswith("wins") else "wstr")
                _call(wide, self._w, c_wchar_p(text), c_int(count), shown=name.replace("str", "wstr"))
            else:
                _call(function, self._w, data, c_int(count), shown=name)
        finally:
            if attr is not None:
                _lib.wattrset(self._w, c_int(_signed(old)))

    def _attributes(self):
        return _lib.getattrs(self._w) & 0xFFFFFFFF

    def addstr(self, *args):
        self._text("waddnstr", args, False, "addstr")

    def addnstr(self, *args):
        self._text("waddnstr", args, True, "addnstr")

    def insstr(self, *args):
        self._text("winsnstr", args, False, "insstr")

    def insnstr(self, *args):
        self._text("winsnstr", args, True, "insnstr")

    def move(self, new_y, new_x):
        _call("wmove", self._w, new_y, new_x)

    def attron(self, attr):
        _call("wattron", self._w, c_int(_signed(attr)))

    def attroff(self, attr):
        _call("wattroff", self._w, c_int(_signed(attr)))

    def attrset(self, attr):
        _call("wattrset", self._w, c_int(_signed(attr)))

    def bkgd(self, ch, attr=A_NORMAL):
        _call("wbkgd", self._w, _chtype(_narrow(ch) | attr))

    def bkgdset(self, ch, attr=A_NORMAL):
        _lib.wbkgdset(self._w, _chtype(_narrow(ch) | attr))

    def getbkgd(self):
        return _lib.getbkgd(self._w) & 0xFFFFFFFF

    def border(self, ls=0, rs=0, ts=0, bs=0, tl=0, tr=0, bl=0, br=0):
        _lib.wborder(self._w, *(_chtype(_narrow(ch)) for ch in (ls, rs, ts, bs, tl, tr, bl, br)))

    def box(self, verch=0, horch=0):
        verch, horch = _chtype(_narrow(verch)), _chtype(_narrow(horch))
        _lib.wborder(self._w, verch, verch, horch, horch, _chtype(0), _chtype(0), _chtype(0), _chtype(0))

    def _line(self, function, args):
        place, rest = (args[:2], args[2:]) if len(args) > 3 else (None, args)
        if not 2 <= len(rest) <= 3:
            raise TypeError(f"{function[1:]} requires 2 to 5 arguments")
        self._move(place)
        _call(function, self._w, _chtype(_narrow(rest[0]) | (rest[2] if len(rest) > 2 else 0)), rest[1])

    def hline(self, *args):
        self._line("whline", args)

    def vline(self, *args):
        self._line("wvline", args)

    def chgat(self, *args):
        if not 1 <= len(args) <= 4:
            raise TypeError("chgat requires 1 to 4 arguments")
        place, rest = (args[:2], args[2:]) if len(args) > 2 else (None, args)
        count, attr = rest if len(rest) == 2 else (-1, rest[0])
        y, x = self.getyx()
        if place is not None:
            self._move(place)
        # As CPython: the cursor stays where the change began.
        here = self.getyx()
        _call("wchgat", self._w, count, _chtype(attr & ~A_COLOR & 0xFFFFFFFF), c_short(attr >> 8 & 0xFF), None)
        _lib.wmove(self._w, *(here if place is not None else (y, x)))
        _lib.wtouchln(self._w, here[0], 1, 1)

    def delch(self, *args):
        self._move(args or None)
        _call("wdelch", self._w)

    def inch(self, *args):
        self._move(args or None)
        return _lib.winch(self._w) & 0xFFFFFFFF

    def _string(self, read, args):
        """What one of the functions that fill a buffer reads: instr, getstr."""
        place, rest = (args[:2], args[2:]) if len(args) > 1 else (None, args)
        count = min(rest[0], 2047) if rest else 2047
        if count < 0:
            raise ValueError("'n' must be nonnegative")
        self._move(place)
        buffer = ctypes.create_string_buffer(2048)
        return b"" if read(self._w, buffer, count) == ERR else buffer.value

    def instr(self, *args):
        return self._string(_lib.winnstr, args)

    def _wait(self, read):
        """Reads a key; meanwhile signals are seen, which ncurses would sleep through."""
        delay = _lib.wgetdelay(self._w)
        if delay == 0:
            return read()
        half = _state.get("halfdelay")
        rest = half / 10 if half else delay / 1000 if delay > 0 else None
        _lib.wtimeout(self._w, 0)
        try:
            while True:
                if (answer := read()) is not None:
                    return answer
                if rest is not None and rest <= 0:
                    return None
                step = 0.2 if rest is None else min(rest, 0.2)
                ready = select.select([0], [], [], step)[0]
                if rest is not None and not ready:
                    rest -= step
                if ready and not os.isatty(0) and (answer := read()) is None:
                    return None  # the end of the input
        finally:
            _lib.wtimeout(self._w, delay)

    def _read_key(self):
        key = _lib.wgetch(self._w)
        return None if key == ERR else key

    def _read_wide(self):
        code = c_uint()
        answer = _lib.wget_wch(self._w, byref(code))
        return None if answer == ERR else (answer == _KEY_CODE_YES, code.value)

    def getch(self, *args):
        self._move(args or None)
        key = self._wait(self._read_key)
        return -1 if key is None else key

    def getkey(self, *args):
        key = self.getch(*args)
        if key == -1:
            raise error("no input")
        return chr(key) if key <= 255 else keyname(key).decode("utf-8", "replace")

    def get_wch(self, *args):
        self._move(args or None)
        found = self._wait(self._read_wide)
        if found is None:
            raise error("no input")
        is_key, code = found
        return code if is_key else chr(code)

    def getstr(self, *args):
        return self._string(_lib.wgetnstr, args)

    def getyx(self):
        return _lib.getcury(self._w), _lib.getcurx(self._w)

    def getbegyx(self):
        return _lib.getbegy(self._w), _lib.getbegx(self._w)

    def getmaxyx(self):
        return _lib.getmaxy(self._w), _lib.getmaxx(self._w)

    def getparyx(self):
        return _lib.getpary(self._w), _lib.getparx(self._w)

    def enclose(self, y, x):
        return bool(_lib.wenclose(self._w, y, x) & 0xFF)

    def _child(self, function, args):
        if len(args) == 2:
            rows, columns, (y, x) = 0, 0, args
        elif len(args) == 4:
            rows, columns, y, x = args
        else:
            raise TypeError(f"{function} requires 2 or 4 arguments")
        if _lib.is_pad(self._w) and function in ("subwin", "derwin"):
            function = "subpad"
        return _window(_new[function](self._w, rows, columns, y, x), self)

    def derwin(self, *args):
        return self._child("derwin", args)

    def subwin(self, *args):
        return self._child("subwin", args)

    def subpad(self, *args):
        return self._child("subpad", args)

    def _show(self, name, args):
        if _lib.is_pad(self._w):
            if len(args) != 6:
                raise TypeError(f"{name}() for a pad requires 6 arguments")
            _call("p" + name, self._w, *args)
        elif args:
            raise TypeError(f"{name}() takes no arguments ({len(args)} given)")
        else:
            _call("w" + name, self._w)

    def refresh(self, *args):
        self._show("refresh", args)

    def noutrefresh(self, *args):
        self._show("noutrefresh", args)

    def _copy(self, function, target, args):
        if not isinstance(target, window):
            raise TypeError(f"{function}() argument 1 must be _curses.window, not {type(target).__name__}")
        if not args:
            _call(function, self._w, target._w)
        elif len(args) == 6:
            _call("copywin", self._w, target._w, *args, int(function == "overlay"))
        else:
            raise TypeError(f"{function} requires one or seven arguments")

    def overlay(self, destwin, *args):
        self._copy("overlay", destwin, args)

    def overwrite(self, destwin, *args):
        self._copy("overwrite", destwin, args)

    def scroll(self, lines=1):
        _call("wscrl", self._w, lines)

    def touchline(self, start, count, changed=True):
        _call("wtouchln", self._w, start, count, int(changed))

    def touchwin(self):
        _call("wtouchln", self._w, 0, _lib.getmaxy(self._w), 1)

    def untouchwin(self):
        _call("wtouchln", self._w, 0, _lib.getmaxy(self._w), 0)

    def is_linetouched(self, line):
        answer = _lib.is_linetouched(self._w, line)
        if answer & 0xFF == 0xFF:
            raise TypeError("is_linetouched: line number outside of boundaries")
        return bool(answer & 0xFF)

    def is_wintouched(self):
        return bool(_lib.is_wintouched(self._w) & 0xFF)

    def putwin(self, file):
        with tempfile.NamedTemporaryFile() as copy:
            stream = _stream(copy.name, b"wb")
            try:
                _call("putwin", self._w, stream)
            finally:
                _libc.fclose(stream)
            file.write(copy.read())

    @property
    def encoding(self):
        return self._encoding

    @encoding.setter
    def encoding(self, value):
        if not isinstance(value, str):
            raise TypeError("setting encoding to a non-string")
        self._encoding = value

    @encoding.deleter
    def encoding(self):
        raise TypeError("encoding may not be deleted")


def _window_methods():
    """The methods that only pass their arguments on."""
    def checked(function):
        return lambda self, *args: _call(function, self._w, *args) and None

    def plain(function):
        return lambda self, *args: _lib[function](self._w, *args) and None

    def switch(function):
        return lambda self, flag, /: _call(function, self._w, int(bool(flag))) and None

    for make, names in (
            (checked, "clear:wclear clrtobot:wclrtobot clrtoeol:wclrtoeol erase:werase redrawwin:redrawwin redrawln:wredrawln insdelln:winsdelln"
                      " setscrreg:wsetscrreg mvwin:mvwin mvderwin:mvderwin resize:wresize"),
            (plain, "syncdown:wsyncdown syncup:wsyncup cursyncup:wcursyncup timeout:wtimeout"),
            (switch, "clearok:clearok idlok:idlok keypad:keypad leaveok:leaveok nodelay:nodelay notimeout:notimeout scrollok:scrollok syncok:syncok")):
        for name, function in (pair.split(":") for pair in names.split()):
            method = make(function)
            method.__name__, method.__qualname__ = name, f"window.{name}"
            setattr(window, name, method)
    window.deleteln = lambda self: self.insdelln(-1)
    window.insertln = lambda self: self.insdelln(1)
    window.standout = lambda self: self.attron(A_STANDOUT)
    window.standend = lambda self: self.attrset(A_NORMAL)
    window.idcok = lambda self, flag, /: _lib.idcok(self._w, int(bool(flag))) and None
    window.immedok = lambda self, flag, /: _lib.immedok(self._w, int(bool(flag))) and None


_window_methods()
_libc = ctypes.CDLL(None)
_libc.setlocale.restype = c_char_p
if _libc.setlocale(0, b"") in (None, b"C", b"POSIX"):
    _libc.setlocale(0, b"C.UTF-8")  # ncurses goes by the locale's encoding
_libc.fopen.restype = c_void_p
_libc.fclose.argtypes = [c_void_p]
_libc.fflush.argtypes = [c_void_p]


def _stream(path, mode):
    return c_void_p(_libc.fopen(os.fsencode(path), mode))


def _window(pointer, parent=None, owned=True):
    if not pointer:
        raise error("curses function returned NULL")
    made = object.__new__(window)
    made._w, made._parent, made._owned = c_void_p(pointer), parent, owned
    made._encoding = "utf-8"
    return made


# -- The screen ---------------------------------------------------------------

_lib.acs_map_ = (c_uint * 128).in_dll(_lib, "acs_map")


def _publish(name, value):
    # The module curses has copied the names before the screen was there.
    for module in (sys.modules[__name__], sys.modules.get("curses")):
        if module is not None:
            setattr(module, name, value)


def update_lines_cols():
    _need_screen()
    _publish("LINES", c_int.in_dll(_lib, "LINES").value)
    _publish("COLS", c_int.in_dll(_lib, "COLS").value)


def initscr():
    if _state["screen"]:
        _lib.wrefresh(_state["stdscr"]._w)
        return _state["stdscr"]
    screen = _window(_new["initscr"](), owned=False)
    _state.update(screen=True, terminal=True, stdscr=screen)
    for name, letter in _ACS.items():
        _publish("ACS_" + name, _lib.acs_map_[ord(letter)])
    update_lines_cols()
    return screen


def setupterm(term=None, fd=-1):
    if fd == -1:
        if sys.stdout is None:
            raise error("lost sys.stdout")
        fd = sys.stdout.fileno()
    if not _state["terminal"]:
        problem = c_int()
        if _lib.setupterm(None if term is None else _encode(term), fd, byref(problem)) == ERR:
            raise error({0: "setupterm: could not find terminal", -1: "setupterm: could not find terminfo database"}.get(
                problem.value, "setupterm: unknown error"))
        _state["terminal"] = True


def newwin(nlines, ncols, begin_y=0, begin_x=0):
    _need_screen()
    return _window(_new["newwin"](nlines, ncols, begin_y, begin_x))


def newpad(nlines, ncols):
    _need_screen()
    return _window(_new["newpad"](nlines, ncols))


def getwin(file):
    _need_screen()
    with tempfile.NamedTemporaryFile() as copy:
        copy.write(file.read())
        copy.flush()
        stream = _stream(copy.name, b"rb")
        try:
            return _window(_new["getwin"](stream))
        finally:
            _libc.fclose(stream)


def _screen_functions():
    def checked(function):
        def call(*args):
            _need_screen()
            _call(function, *args)
        return call

    def plain(function):
        def call(*args):
            _need_screen()
            _lib[function](*args)
        return call

    def asks(function):
        def call():
            _need_screen()
            return bool(_lib[function]() & 0xFF)
        return call

    def switched(on, off):
        def call(flag=True, /):
            _need_screen()
            _call(on if flag else off)
        return call

    space = globals()
    for make, names in (
            (checked, "beep def_prog_mode def_shell_mode doupdate endwin flash nocbreak noecho nonl noraw reset_prog_mode reset_shell_mode"
                      " resetty savetty ungetch typeahead delay_output resizeterm resize_term"),
            (plain, "flushinp noqiflush"), (asks, "can_change_color has_colors has_ic has_il isendwin")):
        for name in names.split():
            space[name] = make(name)
            space[name].__name__ = space[name].__qualname__ = name
    for on, off in (("cbreak", "nocbreak"), ("echo", "noecho"), ("nl", "nonl"), ("raw", "noraw")):
        space[on] = switched(on, off)
        space[on].__name__ = space[on].__qualname__ = on


_screen_functions()
_resize = {name: globals()[name] for name in ("resizeterm", "resize_term")}


def resizeterm(nlines, ncols, /):
    _resize["resizeterm"](nlines, ncols)
    update_lines_cols()


def resize_term(nlines, ncols, /):
    _resize["resize_term"](nlines, ncols)
    update_lines_cols()


def ungetch(ch, /):
    _need_screen()
    _call("ungetch", _narrow(ch))


def unget_wch(ch, /):
    _need_screen()
    if isinstance(ch, str) and len(ch) != 1:
        raise TypeError(f"expect str of length 1 or int, got a str of length {len(ch)}")
    if not isinstance(ch, (str, int)):
        raise TypeError(f"expect str of length 1 or int, got {type(ch).__name__}")
    _call("unget_wch", c_uint(ch if isinstance(ch, int) else ord(ch)))


def halfdelay(tenths, /):
    _need_screen()
    _call("halfdelay", tenths)
    _state["halfdelay"] = tenths


def qiflush(flag=True, /):
    _need_screen()
    (_lib.qiflush if flag else _lib.noqiflush)()


def intrflush(flag, /):
    _need_screen()
    _call("intrflush", None, int(bool(flag)))


def meta(yes, /):
    _need_screen()
    _call("meta", _state["stdscr"]._w, int(bool(yes)))


def curs_set(visibility, /):
    _need_screen()
    return _call("curs_set", visibility)


def is_term_resized(nlines, ncols, /):
    _need_screen()
    return bool(_lib.is_term_resized(nlines, ncols) & 0xFF)


def filter():
    _lib.filter()


def use_env(flag, /):
    _lib.use_env(int(bool(flag)))


def napms(ms, /):
    _need_screen()
    return _lib.napms(ms)


def getsyx():
    _need_screen()
    at = c_void_p.in_dll(_lib, "newscr")
    if _lib.is_leaveok(at) & 0xFF:
        return -1, -1
    return _lib.getcury(at), _lib.getcurx(at)


def setsyx(y, x, /):
    _need_screen()
    at = c_void_p.in_dll(_lib, "newscr")
    if y == -1 and x == -1:
        _lib.leaveok(at, 1)
    else:
        _lib.leaveok(at, 0)
        _lib.wmove(at, y, x)


# -- Colours ------------------------------------------------------------------

def start_color():
    _need_screen()
    _call("start_color")
    _state["colors"] = True
    for name in "COLORS", "COLOR_PAIRS":
        _publish(name, c_int.in_dll(_lib, name).value)


def use_default_colors():
    _need_colors()
    _call("use_default_colors")


def _number(value, most, what):
    if not isinstance(value, int):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    if not 0 <= value <= most:
        raise ValueError(f"{what} is less than 0." if value < 0 else f"{what} is greater than {_limit(what)} ({most}).")
    return value


def _limit(what):
    return "COLOR_PAIRS-1" if "pair" in what.lower() else "COLORS-1"


def _color(value, least=0):
    most = c_int.in_dll(_lib, "COLORS").value - 1
    return value if value == least == -1 else _number(value, most, "Color number")


def _pair(value):
    return _number(value, c_int.in_dll(_lib, "COLOR_PAIRS").value - 1, "Color pair")


def color_content(color_number, /):
    _need_colors()
    _color(color_number)
    parts = [c_int() for _ in range(3)]
    if _lib.extended_color_content(color_number, *map(byref, parts)) == ERR:
        raise error("extended_color_content() returned ERR")
    return tuple(part.value for part in parts)


def init_color(color_number, r, g, b, /):
    _need_colors()
    _color(color_number)
    for part in r, g, b:
        if not 0 <= part <= 1000:
            raise ValueError("Color component is less than 0." if part < 0 else "Color component is greater than 1000.")
    _call("init_extended_color", color_number, r, g, b)


def init_pair(pair_number, fg, bg, /):
    _need_colors()
    _call("init_extended_pair", _pair(pair_number), _color(fg, -1), _color(bg, -1))


def pair_content(pair_number, /):
    _need_colors()
    parts = c_int(), c_int()
    if _lib.extended_pair_content(_pair(pair_number), *map(byref, parts)) == ERR:
        raise error("extended_pair_content() returned ERR")
    return tuple(part.value for part in parts)


def color_pair(pair_number, /):
    _need_colors()
    return pair_number << 8 & A_COLOR


def pair_number(attr, /):
    _need_colors()
    return (attr & A_COLOR) >> 8


def has_extended_color_support():
    return True


# -- Keys, the mouse, the terminal --------------------------------------------

_keyname = _function("keyname", c_char_p, c_int)
_unctrl = _function("unctrl", c_char_p, _chtype)
_longname, _termname = _function("longname", c_char_p), _function("termname", c_char_p)


def keyname(key, /):
    _need_screen()
    if key < 0:
        raise ValueError("invalid key number")
    return _keyname(key) or b""


def has_key(key, /):
    _need_screen()
    return bool(_lib.has_key(key) & 0xFF)


def unctrl(ch, /):
    _need_screen()
    return _unctrl(_narrow(ch))


def mousemask(newmask, /):
    _need_screen()
    old = c_uint()
    return _lib.mousemask(c_uint(newmask), byref(old)) & 0xFFFFFFFF, old.value


def mouseinterval(interval, /):
    _need_screen()
    return _lib.mouseinterval(interval)


def getmouse():
    _need_screen()
    event = _MEvent()
    if _lib.getmouse(byref(event)) == ERR:
        raise error("getmouse() returned ERR")
    return event.id, event.x, event.y, event.z, event.bstate


def ungetmouse(id, x, y, z, bstate, /):
    _need_screen()
    _call("ungetmouse", byref(_MEvent(id, x, y, z, bstate)))


def erasechar():
    _need_screen()
    return bytes([_lib.erasechar() & 0xFF])


def killchar():
    _need_screen()
    return bytes([_lib.killchar() & 0xFF])


def baudrate():
    _need_screen()
    return _lib.baudrate()


def termattrs():
    _need_screen()
    return _lib.termattrs() & 0xFFFFFFFF


def longname():
    _need_screen()
    return _longname()


def termname():
    _need_screen()
    return _termname()


def tigetflag(capname, /):
    _need_terminal()
    return _lib.tigetflag(_encode(capname))


def tigetnum(capname, /):
    _need_terminal()
    return _lib.tigetnum(_encode(capname))


def tigetstr(capname, /):
    _need_terminal()
    found = _function("tigetstr", c_void_p, c_char_p)(_encode(capname))
    return None if found in (None, 0, 2**64 - 1) else ctypes.string_at(found)


def tparm(str, i1=0, i2=0, i3=0, i4=0, i5=0, i6=0, i7=0, i8=0, i9=0, /):
    _need_terminal()
    found = _function("tparm", c_char_p, c_char_p)(str, *map(ctypes.c_long, (i1, i2, i3, i4, i5, i6, i7, i8, i9)))
    if found is None:
        raise error("tparm() returned NULL")
    return found


def putp(string, /):
    _call("putp", string)
    _libc.fflush(None)


def get_escdelay():
    return c_int.in_dll(_lib, "ESCDELAY").value


def set_escdelay(ms, /):
    if ms <= 0:
        raise ValueError("ms must be > 0")
    _call("set_escdelay", ms)


def get_tabsize():
    return c_int.in_dll(_lib, "TABSIZE").value


def set_tabsize(size, /):
    if size <= 0:
        raise ValueError("size must be > 0")
    _call("set_tabsize", size)
