"""A window in which text can be edited, with keys as in Emacs."""

import curses
import curses.ascii


def rectangle(win, uly, ulx, lry, lrx):
    """Draw a rectangle, given its upper left and lower right corners."""
    win.vline(uly + 1, ulx, curses.ACS_VLINE, lry - uly - 1)
    win.hline(uly, ulx + 1, curses.ACS_HLINE, lrx - ulx - 1)
    win.hline(lry, ulx + 1, curses.ACS_HLINE, lrx - ulx - 1)
    win.vline(uly + 1, lrx, curses.ACS_VLINE, lry - uly - 1)
    for y, x, corner in ((uly, ulx, curses.ACS_ULCORNER), (uly, lrx, curses.ACS_URCORNER), (lry, lrx, curses.ACS_LRCORNER), (lry, ulx, curses.ACS_LLCORNER)):
        win.addch(y, x, corner)


class Textbox:
    """Edits the text in a window.

    Ctrl-A begin of line; Ctrl-B left; Ctrl-D delete; Ctrl-E end of line; Ctrl-F right; Ctrl-G done; Ctrl-H delete backward;
    Ctrl-J next line, done in a window of one line; Ctrl-K delete to the end of the line; Ctrl-L refresh; Ctrl-N down; Ctrl-O new line;
    Ctrl-P up. The arrow keys and Backspace do what they say.
    """

    def __init__(self, win, insert_mode=False):
        self.win = win
        self.insert_mode = insert_mode
        self._update_max_yx()
        self.stripspaces = 1
        self.lastcmd = None
        win.keypad(1)

    def _update_max_yx(self):
        rows, columns = self.win.getmaxyx()
        self.maxy, self.maxx = rows - 1, columns - 1

    def _end_of_line(self, y):
        """Behind the last character of the line that is not a blank."""
        self._update_max_yx()
        last = self.maxx
        while True:
            if curses.ascii.ascii(self.win.inch(y, last)) != curses.ascii.SP:
                return min(self.maxx, last + 1)
            if last == 0:
                return 0
            last -= 1

    def _insert_printable_char(self, ch):
        self._update_max_yx()
        y, x = self.win.getyx()
        back = None
        while y < self.maxy or x < self.maxx:
            old = self.win.inch() if self.insert_mode else 0
            try:
                self.win.addch(ch)
            except curses.error:
                pass  # the last place of the window
            if not self.insert_mode or not curses.ascii.isprint(old):
                break
            ch = old
            y, x = self.win.getyx()
            if back is None:
                back = y, x  # the others only make room
        if back is not None:
            self.win.move(*back)

    def _left(self, y, x):
        if x > 0:
            self.win.move(y, x - 1)
        elif y > 0 and self.stripspaces:
            self.win.move(y - 1, self._end_of_line(y - 1))
        elif y > 0:
            self.win.move(y - 1, self.maxx)

    def _vertical(self, y, x):
        self.win.move(y, x)
        if x > self._end_of_line(y):
            self.win.move(y, self._end_of_line(y))

    def do_command(self, ch):
        """Carry out one key; false when the editing is done."""
        self._update_max_yx()
        y, x = self.win.getyx()
        self.lastcmd = ch
        ctrl = curses.ascii
        if curses.ascii.isprint(ch):
            if y < self.maxy or x < self.maxx:
                self._insert_printable_char(ch)
        elif ch == ctrl.SOH:
            self.win.move(y, 0)
        elif ch in (ctrl.STX, curses.KEY_LEFT, ctrl.BS, curses.KEY_BACKSPACE, ctrl.DEL):
            self._left(y, x)
            if ch in (ctrl.BS, curses.KEY_BACKSPACE, ctrl.DEL):
                self.win.delch()
        elif ch == ctrl.EOT:
            self.win.delch()
        elif ch == ctrl.ENQ:
            self.win.move(y, self._end_of_line(y) if self.stripspaces else self.maxx)
        elif ch in (ctrl.ACK, curses.KEY_RIGHT):
            if x < self.maxx:
                self.win.move(y, x + 1)
            elif y < self.maxy:
                self.win.move(y + 1, 0)
        elif ch == ctrl.BEL:
            return 0
        elif ch == ctrl.NL:
            if self.maxy == 0:
                return 0
            if y < self.maxy:
                self.win.move(y + 1, 0)
        elif ch == ctrl.VT:
            if x == 0 and self._end_of_line(y) == 0:
                self.win.deleteln()
            else:
                self.win.move(y, x)
                self.win.clrtoeol()
        elif ch == ctrl.FF:
            self.win.refresh()
        elif ch in (ctrl.SO, curses.KEY_DOWN):
            if y < self.maxy:
                self._vertical(y + 1, x)
        elif ch == ctrl.SI:
            self.win.insertln()
        elif ch in (ctrl.DLE, curses.KEY_UP):
            if y > 0:
                self._vertical(y - 1, x)
        return 1

    def gather(self):
        """The text in the window."""
        lines = []
        self._update_max_yx()
        for y in range(self.maxy + 1):
            self.win.move(y, 0)
            stop = self._end_of_line(y)
            if stop == 0 and self.stripspaces:
                continue
            line = ""
            for x in range(self.maxx + 1):
                if self.stripspaces and x > stop:
                    break
                line += chr(curses.ascii.ascii(self.win.inch(y, x)))
            lines.append(line + "\n" if self.maxy > 0 else line)
        return "".join(lines)

    def edit(self, validate=None):
        """Edit until Ctrl-G, and return the text."""
        while True:
            ch = self.win.getch()
            if validate:
                ch = validate(ch)
            if not ch:
                continue
            if not self.do_command(ch):
                break
            self.win.refresh()
        return self.gather()
