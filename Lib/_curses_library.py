"""The system's ncurses by ctypes: the library, its constants, and how functions are called."""

import collections
import ctypes
from ctypes import byref, c_char_p, c_int, c_short, c_uint, c_void_p, c_wchar_p

try:
    _lib = ctypes.CDLL("libncursesw.so.6")
except OSError as error:
    raise ImportError(f"curses needs ncurses: {error}") from None

__version__ = b"2.2"
version = __version__
OK, ERR = 0, -1

_curses_version = ctypes.CFUNCTYPE(c_char_p)(("curses_version", _lib))()
ncurses_version = collections.namedtuple("ncurses_version", "major minor patch", module="curses")(
    *(int(part) for part in _curses_version.split()[-1].split(b".")))

A_NORMAL, A_CHARTEXT, A_COLOR, A_ATTRIBUTES = 0, 0xFF, 0xFF00, 0xFFFFFF00
(A_STANDOUT, A_UNDERLINE, A_REVERSE, A_BLINK, A_DIM, A_BOLD, A_ALTCHARSET, A_INVIS, A_PROTECT,
 A_HORIZONTAL, A_LEFT, A_LOW, A_RIGHT, A_TOP, A_VERTICAL, A_ITALIC) = (1 << bit for bit in range(16, 32))
(COLOR_BLACK, COLOR_RED, COLOR_GREEN, COLOR_YELLOW, COLOR_BLUE, COLOR_MAGENTA, COLOR_CYAN, COLOR_WHITE) = range(8)

for _button in range(1, 6):
    for _bit, _event in enumerate(("RELEASED", "PRESSED", "CLICKED", "DOUBLE_CLICKED", "TRIPLE_CLICKED")):
        globals()[f"BUTTON{_button}_{_event}"] = 1 << (5 * (_button - 1) + _bit)
BUTTON_CTRL, BUTTON_SHIFT, BUTTON_ALT, REPORT_MOUSE_POSITION = 1 << 25, 1 << 26, 1 << 27, 1 << 28
ALL_MOUSE_EVENTS = REPORT_MOUSE_POSITION - 1

KEY_MIN, KEY_MAX = 0o401, 0o777
for _first, _names in (
        (0o401, "BREAK DOWN UP LEFT RIGHT HOME BACKSPACE"),
        (0o510, "DL IL DC IC EIC CLEAR EOS EOL SF SR NPAGE PPAGE STAB CTAB CATAB ENTER SRESET RESET PRINT LL A1 A3 B2 C1 C3 BTAB BEG CANCEL"
                " CLOSE COMMAND COPY CREATE END EXIT"),
        (0o553, "HELP MARK MESSAGE MOVE NEXT OPEN OPTIONS PREVIOUS REDO REFERENCE REFRESH REPLACE RESTART RESUME SAVE SBEG SCANCEL SCOMMAND"
                " SCOPY SCREATE SDC SDL SELECT SEND SEOL SEXIT SFIND SHELP SHOME SIC SLEFT SMESSAGE SMOVE SNEXT SOPTIONS SPREVIOUS SPRINT"
                " SREDO SREPLACE SRIGHT SRSUME SSAVE SSUSPEND SUNDO SUSPEND UNDO MOUSE RESIZE")):
    for _code, _name in enumerate(_names.split(), _first):
        globals()["KEY_" + _name] = _code
for _code in range(64):
    globals()[f"KEY_F{_code}"] = 0o410 + _code
del _button, _bit, _event, _first, _names, _code, _name

_ACS = {
    "ULCORNER": "l", "LLCORNER": "m", "URCORNER": "k", "LRCORNER": "j", "LTEE": "t", "RTEE": "u", "BTEE": "v", "TTEE": "w", "HLINE": "q",
    "VLINE": "x", "PLUS": "n", "S1": "o", "S9": "s", "DIAMOND": "`", "CKBOARD": "a", "DEGREE": "f", "PLMINUS": "g", "BULLET": "~",
    "LARROW": ",", "RARROW": "+", "DARROW": ".", "UARROW": "-", "BOARD": "h", "LANTERN": "i", "BLOCK": "0", "S3": "p", "S7": "r",
    "LEQUAL": "y", "GEQUAL": "z", "PI": "{", "NEQUAL": "|", "STERLING": "}",
    "BSSB": "l", "SSBB": "m", "BBSS": "k", "SBBS": "j", "SBSS": "u", "SSSB": "t", "SSBS": "v", "BSSS": "w", "BSBS": "q", "SBSB": "x", "SSSS": "n",
}

_KEY_CODE_YES = 0o400
_state = {"screen": False, "colors": False, "terminal": False}
_chtype = c_uint


class error(Exception):
    """What ncurses cannot do."""
    __module__ = "_curses"


def _signed(attr):
    return attr - (1 << 32) if attr & 1 << 31 else attr


def _narrow(ch):
    """A character that has to fit a chtype."""
    if isinstance(ch := _character(ch), str):
        data = ch.encode("latin-1", "replace")
        if data == b"?":
            raise OverflowError("character doesn't fit in a byte")
        return data[0]
    return ch


class _MEvent(ctypes.Structure):
    _fields_ = [("id", c_short), ("x", c_int), ("y", c_int), ("z", c_int), ("bstate", c_uint)]


def _function(name, result=c_int, *arguments):
    function = _lib[name]
    function.restype = result
    function.argtypes = arguments
    return function


def _call(name, *arguments, shown=None):
    """Calls a function that answers ERR or OK; windows are already pointers."""
    if (answer := _lib[name](*arguments)) == ERR:
        raise error(f"{shown or name}() returned ERR")
    return answer


def _need(what, message):
    if not _state[what]:
        raise error(message)


def _need_screen():
    _need("screen", "must call initscr() first")


def _need_colors():
    _need_screen()
    _need("colors", "must call start_color() first")


def _need_terminal():
    _need("terminal", "must call (at least) setupterm() first")


def _encode(text):
    if isinstance(text, bytes):
        data = text
    elif isinstance(text, str):
        data = text.encode("utf-8")
    else:
        raise TypeError(f"expect bytes or str, got {type(text).__name__}")
    if b"\0" in data:
        raise ValueError("embedded null byte" if isinstance(text, bytes) else "embedded null character")
    return data


def _character(ch):
    """A chtype, or a str that does not fit one."""
    if isinstance(ch, int):
        return ch
    if isinstance(ch, bytes):
        if len(ch) == 1:
            return ch[0]
        raise TypeError(f"expect bytes or str of length 1, or int, got a bytes of length {len(ch)}")
    if isinstance(ch, str):
        if len(ch) != 1:
            raise TypeError(f"expect bytes or str of length 1, or int, got a str of length {len(ch)}")
        return ord(ch) if ord(ch) < 128 else ch
    raise TypeError(f"expect bytes or str of length 1, or int, got {type(ch).__name__}")


class _CChar(ctypes.Structure):
    _fields_ = [("attr", _chtype), ("chars", ctypes.c_wchar * 5), ("color", c_int)]


def _cchar(text, attr):
    cell = _CChar()
    _lib.setcchar(byref(cell), c_wchar_p(text), _chtype(attr & ~A_COLOR & 0xFFFFFFFF), c_short(attr >> 8 & 0xFF), None)
    return byref(cell)
