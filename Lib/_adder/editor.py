"""A line editor with the usual Emacs keys, history, search, completion and blocks of several lines."""

from _adder.buffer import Buffer
from _adder.screen import Screen

INDENT = "    "


class History:
    """Earlier entries, and the draft that navigation started from."""

    def __init__(self, entries):
        self.entries = entries
        self.index = len(entries)
        self.draft = ""

    def step(self, by, text):
        """The entry one step away, or None at either end."""
        index = self.index + by
        if not 0 <= index <= len(self.entries):
            return None
        if self.index == len(self.entries):
            self.draft = text
        self.index = index
        return self.draft if index == len(self.entries) else self.entries[index]

    def search(self, wanted, before):
        """The last index under `before` whose entry contains the text, or -1."""
        for index in range(min(before, len(self.entries)) - 1, -1, -1):
            if wanted in self.entries[index]:
                return index
        return -1


class Editor:
    """Edits one input; incomplete(text) says whether Enter goes on with another line."""

    def __init__(self, terminal, entries=(), complete=None, incomplete=None, highlight=None):
        self.terminal = terminal
        self.history = History(entries)
        self.complete, self.incomplete, self.highlight = complete, incomplete, highlight
        self.buffer = Buffer()
        self.screen = None
        self.tabs = 0

    def read(self, prompt, continuation=""):
        """The text that was entered; EOFError at the end of input."""
        self.screen = Screen(self.terminal, prompt, continuation, self.highlight)
        self.accepted = False
        try:
            with self.terminal:
                while not self.accepted:
                    if not self.terminal.pending:
                        self.screen.draw(self.buffer)
                    self.press(*self.terminal.read_key())
                self.buffer.cursor = len(self.buffer.text)
                self.screen.draw(self.buffer)
        finally:
            self.screen.leave()
        return self.buffer.text

    def press(self, key, text):
        self.tabs = self.tabs + 1 if key == "\t" else 0
        command = COMMANDS.get(key)
        if command:
            command(self)
        elif key == "":
            raise EOFError
        elif key == "paste":
            self.buffer.insert(text)
        elif len(key) == 1 and key.isprintable():
            self.buffer.insert(key)

    # Keys that do more than change the buffer.

    def enter(self):
        buffer = self.buffer
        if self.incomplete:
            head, newline, last = buffer.text.rpartition("\n")
            text = buffer.text if last.strip() else head + newline  # a blank line ends a block
            if "\n" in buffer.text[buffer.cursor :] or self.incomplete(text):
                return self.break_line()
            buffer.set(text.rstrip())
        self.accepted = True

    def break_line(self):
        line = self.buffer.before
        indent = line[: len(line) - len(line.lstrip())]
        if line.rstrip().endswith(":"):
            indent += INDENT
        self.buffer.insert("\n" + indent)

    def end_or_delete(self):
        if not self.buffer.text:
            raise EOFError
        self.buffer.delete(self.buffer.cursor, self.buffer.cursor + 1)

    def up(self):
        if not self.buffer.move_line(-1):
            self.recall(-1)

    def down(self):
        if not self.buffer.move_line(1):
            self.recall(1)

    def recall(self, step):
        entry = self.history.step(step, self.buffer.text)
        if entry is not None:
            self.buffer.set(entry)

    def backspace(self):
        before, cursor = self.buffer.before, self.buffer.cursor
        whole = before and not before.strip() and len(before) % len(INDENT) == 0 and self.incomplete
        self.buffer.delete(cursor - (len(INDENT) if whole else 1), cursor)

    def tab(self):
        if not self.buffer.before.strip() or not self.complete:
            self.buffer.insert(INDENT if self.incomplete else "\t")
            return
        start, matches = self.complete(self.buffer)
        if not matches:
            return
        common = shared_start(matches)
        if len(common) > self.buffer.cursor - start or len(matches) == 1:
            self.buffer.delete(start, self.buffer.cursor)
            self.buffer.insert(common)
        elif self.tabs > 1:
            self.screen.show_below(self.buffer, sorted(matches))

    def search(self):
        """Incremental search backwards through the history."""
        wanted, index, kept = "", len(self.history.entries), (self.buffer.text, self.buffer.cursor)
        while True:
            self.screen.draw(self.buffer, f"(reverse-i-search)`{wanted}': ")
            key, text = self.terminal.read_key()
            if key == "\x12":
                found = self.history.search(wanted, index)
            elif key in ("\x7f", "\x08"):
                wanted = wanted[:-1]
                found = self.history.search(wanted, len(self.history.entries)) if wanted else -1
            elif len(key) == 1 and key.isprintable():
                wanted += key
                found = self.history.search(wanted, min(index + 1, len(self.history.entries)))
            elif key == "\x07":
                self.buffer.set(*kept)
                return
            else:
                self.history.index = index
                return self.press(key, text)
            if found >= 0:
                index = found
                entry = self.history.entries[index]
                self.buffer.set(entry, entry.index(wanted))


def shared_start(words):
    first, last = min(words), max(words)
    length = 0
    while length < min(len(first), len(last)) and first[length] == last[length]:
        length += 1
    return first[:length]


def moves(place):
    def command(editor):
        editor.buffer.cursor = max(0, min(place(editor.buffer), len(editor.buffer.text)))

    return command


def kills(place):
    def command(editor):
        editor.buffer.delete(editor.buffer.cursor, place(editor.buffer), kill=True)

    return command


def kill_line_end(buffer):
    at_end = buffer.cursor == buffer.line_end
    return buffer.line_end + 1 if at_end else buffer.line_end


COMMANDS = {
    "\r": Editor.enter,
    "\n": Editor.enter,
    "enter": Editor.enter,
    "\x1b\r": Editor.break_line,
    "\t": Editor.tab,
    "\x04": Editor.end_or_delete,
    "delete": lambda editor: editor.buffer.delete(editor.buffer.cursor, editor.buffer.cursor + 1),
    "\x7f": Editor.backspace,
    "\x08": Editor.backspace,
    "up": Editor.up,
    "down": Editor.down,
    "\x10": Editor.up,
    "\x0e": Editor.down,
    "page-up": lambda editor: editor.recall(-1),
    "page-down": lambda editor: editor.recall(1),
    "\x12": Editor.search,
    "\x0c": lambda editor: editor.screen.clear(),
    "left": moves(lambda buffer: buffer.cursor - 1),
    "\x02": moves(lambda buffer: buffer.cursor - 1),
    "right": moves(lambda buffer: buffer.cursor + 1),
    "\x06": moves(lambda buffer: buffer.cursor + 1),
    "home": moves(lambda buffer: buffer.line_start),
    "\x01": moves(lambda buffer: buffer.line_start),
    "end": moves(lambda buffer: buffer.line_end),
    "\x05": moves(lambda buffer: buffer.line_end),
    "\x1b<": moves(lambda buffer: 0),
    "\x1b>": moves(lambda buffer: len(buffer.text)),
    "word-left": moves(Buffer.word_left),
    "word-right": moves(Buffer.word_right),
    "\x0b": kills(kill_line_end),
    "\x15": kills(lambda buffer: buffer.line_start),
    "\x17": kills(Buffer.blank_left),
    "\x1bd": kills(Buffer.word_right),
    "\x1b\x7f": kills(Buffer.word_left),
    "\x19": lambda editor: editor.buffer.insert(editor.buffer.killed),
    "\x14": lambda editor: editor.buffer.transpose(),
    "\x1f": lambda editor: editor.buffer.undo(),
    "\x1bu": lambda editor: editor.buffer.change_word(str.upper),
    "\x1bl": lambda editor: editor.buffer.change_word(str.lower),
    "\x1bc": lambda editor: editor.buffer.change_word(str.capitalize),
}
