"""The text being edited, with a cursor, a clipboard and undo."""


class Buffer:
    def __init__(self, text=""):
        self.text = text
        self.cursor = len(text)
        self.killed = ""
        self._undo = []

    def remember(self):
        if not self._undo or self._undo[-1][0] != self.text:
            self._undo.append((self.text, self.cursor))

    def undo(self):
        while self._undo:
            text, cursor = self._undo.pop()
            if text != self.text:
                self.text, self.cursor = text, cursor
                return

    def set(self, text, cursor=None):
        self.remember()
        self.text = text
        self.cursor = len(text) if cursor is None else cursor

    def insert(self, text):
        self.remember()
        self.text = self.text[: self.cursor] + text + self.text[self.cursor :]
        self.cursor += len(text)

    def delete(self, start, end, kill=False):
        """Removes a range; a killed one can be yanked back."""
        start, end = max(0, min(start, end)), min(len(self.text), max(start, end))
        if start == end:
            return
        self.remember()
        if kill:
            self.killed = self.text[start:end]
        self.text = self.text[:start] + self.text[end:]
        self.cursor = start

    # Positions in the text, from the cursor.

    @property
    def line_start(self):
        return self.text.rfind("\n", 0, self.cursor) + 1

    @property
    def line_end(self):
        end = self.text.find("\n", self.cursor)
        return len(self.text) if end < 0 else end

    @property
    def before(self):
        """The current line up to the cursor."""
        return self.text[self.line_start : self.cursor]

    def word_left(self):
        position = self.cursor
        while position > 0 and not self._in_word(position - 1):
            position -= 1
        while position > 0 and self._in_word(position - 1):
            position -= 1
        return position

    def word_right(self):
        position, end = self.cursor, len(self.text)
        while position < end and not self._in_word(position):
            position += 1
        while position < end and self._in_word(position):
            position += 1
        return position

    def _in_word(self, position):
        return self.text[position].isalnum() or self.text[position] == "_"

    def blank_left(self):
        """Where the run of non-blanks before the cursor begins."""
        position = self.cursor
        while position > 0 and self.text[position - 1].isspace():
            position -= 1
        while position > 0 and not self.text[position - 1].isspace():
            position -= 1
        return position

    def move_line(self, step):
        """To the line above (-1) or below (1), same column; False when there is none."""
        column = self.cursor - self.line_start
        if step < 0:
            if self.line_start == 0:
                return False
            self.cursor = self.line_start - 1
        else:
            if self.line_end == len(self.text):
                return False
            self.cursor = self.line_end + 1
        self.cursor = min(self.line_start + column, self.line_end)
        return True

    def transpose(self):
        at = min(self.cursor, self.line_end - 1)
        if at <= self.line_start:
            return
        self.set(self.text[: at - 1] + self.text[at] + self.text[at - 1] + self.text[at + 1 :], at + 1)

    def change_word(self, change):
        end = self.word_right()
        word = self.text[self.cursor : end]
        self.set(self.text[: self.cursor] + change(word) + self.text[end:], end)
