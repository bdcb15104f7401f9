"""A terminal in raw mode: keys in, text and cursor movement out."""

import codecs
import os
import re
import select
import termios
import unicodedata

# What terminals send for the keys that are more than a character.
SEQUENCES = {
    "\x1b[A": "up", "\x1bOA": "up", "\x1b[B": "down", "\x1bOB": "down",
    "\x1b[C": "right", "\x1bOC": "right", "\x1b[D": "left", "\x1bOD": "left",
    "\x1b[H": "home", "\x1bOH": "home", "\x1b[1~": "home", "\x1b[7~": "home",
    "\x1b[F": "end", "\x1bOF": "end", "\x1b[4~": "end", "\x1b[8~": "end",
    "\x1b[3~": "delete", "\x1b[5~": "page-up", "\x1b[6~": "page-down",
    "\x1b[1;5C": "word-right", "\x1b[1;3C": "word-right", "\x1bf": "word-right",
    "\x1b[1;5D": "word-left", "\x1b[1;3D": "word-left", "\x1bb": "word-left",
    "\x1b[200~": "paste", "\x1bOM": "enter",
}  # fmt: skip
SEQUENCE = re.compile(r"\x1b(\[[0-9;?]*[ -/]*[@-~]|O.|[^[O])", re.DOTALL)
PASTE_END = "\x1b[201~"
ESCAPE_DELAY = 0.05


def width(text):
    """How many columns a text takes."""
    if text.isascii():
        return len(text)
    columns = 0
    for character in text:
        if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
            continue
        columns += 2 if unicodedata.east_asian_width(character) in "WF" else 1
    return columns


def wants_colour(descriptor):
    """Whether colours are welcome: NO_COLOR and TERM are asked, as elsewhere."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM", "dumb") == "dumb":
        return False
    return os.isatty(descriptor)


class Terminal:
    """The terminal behind two descriptors; a context manager that switches to raw mode and back."""

    def __init__(self, input=0, output=1):
        self.input, self.output = input, output
        self.decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self.pending = ""
        self.colour = wants_colour(output)

    def __enter__(self):
        self.saved = termios.tcgetattr(self.input)
        raw = termios.tcgetattr(self.input)
        raw[0] &= ~(termios.ICRNL | termios.INLCR | termios.ISTRIP | termios.IXON)
        raw[3] &= ~(termios.ICANON | termios.ECHO | termios.IEXTEN)  # ISIG stays: Ctrl-C is a signal
        raw[6][termios.VMIN], raw[6][termios.VTIME] = 1, 0
        termios.tcsetattr(self.input, termios.TCSADRAIN, raw)
        self.write("\x1b[?2004h")
        return self

    def __exit__(self, *error):
        self.write("\x1b[?2004l")
        termios.tcsetattr(self.input, termios.TCSADRAIN, self.saved)

    @property
    def columns(self):
        try:
            return os.get_terminal_size(self.output).columns or 80
        except OSError:
            return 80

    def write(self, text):
        data = text.encode("utf-8", "replace")
        while data:
            data = data[os.write(self.output, data) :]

    def _fill(self, timeout=None):
        """Takes in what was typed; False at the end of input or when nothing comes in time."""
        if timeout is not None and not select.select([self.input], [], [], timeout)[0]:
            return False
        data = os.read(self.input, 4096)
        self.pending += self.decoder.decode(data)
        return bool(data)

    def read_key(self):
        """The next key: a character, a name from SEQUENCES, "paste" with its text, or "" at the end of input."""
        while not self.pending:
            if not self._fill():
                return "", ""
        if self.pending[0] != "\x1b":
            key, self.pending = self.pending[0], self.pending[1:]
            return key, key
        while not (found := SEQUENCE.match(self.pending)) and self._fill(ESCAPE_DELAY):
            pass
        sequence = found[0] if found else self.pending[0]
        self.pending = self.pending[len(sequence) :]
        name = SEQUENCES.get(sequence, sequence)
        return (name, self._read_paste()) if name == "paste" else (name, "")

    def _read_paste(self):
        while PASTE_END not in self.pending and self._fill():
            pass
        text, _, self.pending = self.pending.partition(PASTE_END)
        return text.replace("\r\n", "\n").replace("\r", "\n")
