# Adder only: the record is written by hand.
import codeop

from _adder.editor import Editor
from _adder.highlight import highlight
from _adder.terminal import SEQUENCE, SEQUENCES, width


class Keys:
    """A terminal that types what it is told and shows nothing."""

    colour, columns = False, 40

    def __init__(self, keys):
        self.pending, self.written = keys, ""

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

    def write(self, text):
        self.written += text

    def read_key(self):
        if not self.pending:
            return "", ""
        found = SEQUENCE.match(self.pending) if self.pending[0] == "\x1b" else None
        key = found[0] if found else self.pending[0]
        self.pending = self.pending[len(key) :]
        return SEQUENCES.get(key, key), ""


def incomplete(source):
    try:
        return codeop.compile_command(source, symbol="single") is None
    except SyntaxError:
        return False


def typed(keys, history=(), multiline=False, complete=None):
    editor = Editor(Keys(keys), list(history), complete, incomplete if multiline else None)
    try:
        return editor.read(">>> ", "... ")
    except EOFError:
        return EOFError


print(repr(typed("hello\r")))
print(repr(typed("helo\x1b[Dl\r")), repr(typed("abc\x01x\x05y\r")), repr(typed("abc\x7f\x02\x04z\r")))
print(repr(typed("one two three\x17\x17X\r")), repr(typed("one two\x1bb\x0b\x19\x19\r")), repr(typed("one two\x01\x1bd\r")))
print(repr(typed("abc\x15\x1f\r")), repr(typed("ab\x14\r")), repr(typed("word here\x01\x1bu\x1bc\r")))
print(typed("\x04"), repr(typed("x\x01\x04\r")), typed(""))
history = ["first", "def f():\n    pass", "last"]
print(repr(typed("\x1b[A\r", history)), repr(typed("draft\x1b[A\x1b[B\r", history)), repr(typed("\x10\x10\x01\x10\x10\r", history)))
print(repr(typed("\x12fir\r", history)), repr(typed("\x12st\x12\r", history)), repr(typed("keep\x12zz\x07\r", history)))
print(repr(typed("if 1:\rpass\r\r", multiline=True)), repr(typed("(1,\r2)\r", multiline=True)), repr(typed("x = 1\x02\r", multiline=True)))
print(repr(typed("def f():\rreturn\x1b[A\x05 # c\x1b[B\r\r", multiline=True)))
print(repr(typed("for x in y:\r\x7fz\r\x7f\x15\r", multiline=True)))


def complete(buffer):
    start = buffer.word_left()
    word = buffer.text[start : buffer.cursor]
    return start, [name for name in ("alpha", "alpine", "beta") if name.startswith(word)]


print(repr(typed("b\t\r", complete=complete)), repr(typed("a\th\t\r", complete=complete)), repr(typed("x\t\r", complete=complete)))
editor = Editor(Keys("al\t\t\r"), [], complete)
editor.read("> ")
print("alpha   alpine" in editor.terminal.written)
print(width("abc"), width("漢字"), width("e\u0301"))
print(repr(highlight("if x: 'a' # c\nprint(1.5, y.if_)")))
