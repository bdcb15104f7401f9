"""Draws an input under edit: prompts, wrapped lines, the cursor."""

from _adder.terminal import width

PROMPT_COLOUR = "\x1b[1;35m"
PLAIN = "\x1b[0m"


class Screen:
    def __init__(self, terminal, prompt, continuation, highlight=None):
        self.terminal = terminal
        # What comes before the last line of a prompt is printed once.
        head, newline, self.prompt = prompt.rpartition("\n")
        terminal.write((head + newline).replace("\n", "\r\n"))
        self.continuation = continuation
        self.highlight = highlight if terminal.colour else None
        self.row = 0  # the cursor's, from the first line of the input
        self.rows = 1

    def draw(self, buffer, prompt=None):
        columns = self.terminal.columns
        lines = buffer.text.split("\n")
        shown = self.highlight(buffer.text).split("\n") if self.highlight else lines
        output = [self._to_top()]
        rows, cursor_row, cursor_column, start = 0, 0, 0, 0
        for number, line in enumerate(lines):
            lead = (prompt or self.prompt) if number == 0 else self.continuation
            output.append(("\r\n" if number else "") + self._coloured(lead) + shown[number])
            taken = width(lead) + width(line)
            if start <= buffer.cursor <= start + len(line):
                place = width(lead) + width(line[: buffer.cursor - start])
                cursor_row, cursor_column = rows + place // columns, place % columns
            if taken and taken % columns == 0:
                output.append(" \r")  # leaves the pending wrap at the right edge
            rows += taken // columns + 1
            start += len(line) + 1
        up = rows - 1 - cursor_row
        output.append((f"\x1b[{up}A" if up else "") + "\r" + (f"\x1b[{cursor_column}C" if cursor_column else ""))
        self.row, self.rows = cursor_row, rows
        self.terminal.write("".join(output))

    def _to_top(self):
        return (f"\x1b[{self.row}A" if self.row else "") + "\r\x1b[J"

    def _coloured(self, prompt):
        return f"{PROMPT_COLOUR}{prompt}{PLAIN}" if self.terminal.colour and prompt and "\x1b" not in prompt else prompt

    def leave(self):
        """Puts the cursor under the input."""
        down = self.rows - 1 - self.row
        self.terminal.write((f"\x1b[{down}B" if down else "") + "\r\n")

    def clear(self):
        self.terminal.write("\x1b[H\x1b[2J")
        self.row = 0

    def show_below(self, buffer, words):
        """Prints words in columns under the input, and the input again."""
        self.leave()
        cell = max(map(width, words)) + 2
        per_row = max(1, self.terminal.columns // cell)
        depth = -(-len(words) // per_row)
        for row in range(depth):
            line = "".join(word + " " * (cell - width(word)) for word in words[row::depth])
            self.terminal.write(line.rstrip() + "\r\n")
        self.row = 0
        self.draw(buffer)
