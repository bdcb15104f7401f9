"""Names and classes of ASCII characters; functions take characters or numbers."""

NUL, SOH, STX, ETX, EOT, ENQ, ACK, BEL, BS, TAB, LF, VT, FF, CR, SO, SI = range(0x10)
DLE, DC1, DC2, DC3, DC4, NAK, SYN, ETB, CAN, EM, SUB, ESC, FS, GS, RS, US = range(0x10, 0x20)
HT, NL, SP, DEL = TAB, LF, 0x20, 0x7F

controlnames = [
    "NUL", "SOH", "STX", "ETX", "EOT", "ENQ", "ACK", "BEL", "BS", "HT", "LF", "VT", "FF", "CR", "SO", "SI",
    "DLE", "DC1", "DC2", "DC3", "DC4", "NAK", "SYN", "ETB", "CAN", "EM", "SUB", "ESC", "FS", "GS", "RS", "US", "SP",
]


def _ctoi(c):
    return ord(c) if isinstance(c, str) else c


def isascii(c): return 0 <= _ctoi(c) <= 127
def isblank(c): return _ctoi(c) in (9, 32)
def iscntrl(c): return 0 <= _ctoi(c) <= 31 or _ctoi(c) == 127
def isdigit(c): return 48 <= _ctoi(c) <= 57
def isgraph(c): return 33 <= _ctoi(c) <= 126
def islower(c): return 97 <= _ctoi(c) <= 122
def isprint(c): return 32 <= _ctoi(c) <= 126
def isspace(c): return _ctoi(c) in (9, 10, 11, 12, 13, 32)
def isupper(c): return 65 <= _ctoi(c) <= 90
def isalpha(c): return isupper(c) or islower(c)
def isalnum(c): return isalpha(c) or isdigit(c)
def ispunct(c): return isgraph(c) and not isalnum(c)
def isxdigit(c): return isdigit(c) or 65 <= _ctoi(c) <= 70 or 97 <= _ctoi(c) <= 102
def isctrl(c): return 0 <= _ctoi(c) < 32
def ismeta(c): return _ctoi(c) > 127


def _as_given(c, code):
    return chr(code) if isinstance(c, str) else code


def ascii(c):
    """The low seven bits."""
    return _as_given(c, _ctoi(c) & 0x7F)


def ctrl(c):
    """The character that the key makes with Control."""
    return _as_given(c, _ctoi(c) & 0x1F)


def alt(c):
    """The character that the key makes with Alt."""
    return _as_given(c, _ctoi(c) | 0x80)


def unctrl(c):
    """A printable way to write the character: ^A, !^A for Alt."""
    code = _ctoi(c)
    low = code & 0x7F
    text = "^?" if low == 0x7F else chr(low) if isprint(low) else "^" + chr((low | 0x20) + 0x20)
    return "!" + text if code & 0x80 else text
