"""Line editing with history and completion: the readline interface over Adder's own editor."""

import os as _os
import sys as _sys

backend = "adder"

# The GNU readline whose interface this is.
_READLINE_VERSION = _READLINE_RUNTIME_VERSION = 0x802
_READLINE_LIBRARY_VERSION = "8.2"

_entries = []
_history_length = -1
_history_size = -1  # of the entries that are kept; negative for all
_auto_history = True
_completer = None
_delimiters = " \t\n`~!@#$%^&*()-=+[{]}\\|;:'\",<>/?"
_display_hook = None
_startup_hook = None
_pre_input_hook = None
_editor = None
_begin = _end = 0
_completion_type = 0
_tab_completes = False
_LINE_BREAK = "\r\n"  # inside an entry of a history file
_TAB = ("tab", "^i", r"\c-i", "c-i", "control-i", r"\t")


def parse_and_bind(string, /):
    """Execute one line of an init file: of these, the binding of tab to complete and history-size have an effect."""
    global _tab_completes, _history_size
    words = string.lower().split()
    if words[:2] == ["set", "history-size"] and len(words) == 3:
        try:
            _history_size = int(words[2])
        except ValueError:
            _history_size = 500
        return
    words = string.lower().replace(":", " ").split()
    if any(word.strip('"') in _TAB for word in words):
        _tab_completes = words[-1] in ("complete", "rl_complete", "menu-complete")


def read_init_file(filename=None, /):
    """Read an init file, INPUTRC or ~/.inputrc unless another is named."""
    filename = filename or _os.environ.get("INPUTRC") or "~/.inputrc"
    with open(_os.path.expanduser(filename), encoding="utf-8", errors="surrogateescape") as lines:
        for line in lines:
            if line.strip() and not line.startswith(("#", "$")):
                parse_and_bind(line)


def _shorten_history():
    if _history_size >= 0:
        del _entries[: max(0, len(_entries) - _history_size)]


# History. Entries count from 0 here, in get_history_item from 1, as in GNU readline.


def _path(filename):
    return _os.path.expanduser(_os.fsdecode(filename) if filename is not None else "~/.history")


def read_history_file(filename=None, /):
    """Add the entries of a history file (default ~/.history)."""
    with open(_path(filename), encoding="utf-8", errors="surrogateescape", newline="\n") as file:
        pending = ""
        for line in file:
            if line.endswith(_LINE_BREAK):
                pending += line.removesuffix(_LINE_BREAK) + "\n"
                continue
            entry = pending + line.removesuffix("\n")
            pending = ""
            if entry:
                _entries.append(entry)
    _shorten_history()


def _write(filename, mode, entries):
    with open(_path(filename), mode, encoding="utf-8", errors="surrogateescape", newline="\n") as file:
        for entry in entries:
            file.write(entry.replace("\n", _LINE_BREAK) + "\n")


def write_history_file(filename=None, /):
    """Write the history to a file (default ~/.history), its last get_history_length() entries."""
    _write(filename, "w", _entries if _history_length < 0 else _entries[len(_entries) - _history_length :])


def append_history_file(nelements, filename=None, /):
    """Append the last nelements entries to a history file, which has to exist."""
    path = _path(filename)
    _os.stat(path)
    _write(path, "a", _entries[max(0, len(_entries) - nelements) :])
    if _history_length >= 0:
        with open(path, encoding="utf-8", errors="surrogateescape", newline="\n") as file:
            lines = file.readlines()
        if len(lines) > _history_length:
            with open(path, "w", encoding="utf-8", errors="surrogateescape", newline="\n") as file:
                file.writelines(lines[len(lines) - _history_length :])


def get_history_length():
    """Return how many entries are written to a history file; negative for all."""
    return _history_length


def set_history_length(length, /):
    """Set how many entries are written to a history file."""
    global _history_length
    _history_length = length


def get_current_history_length():
    """Return the number of entries."""
    return len(_entries)


def get_history_item(index, /):
    """Return entry number index, counted from 1, or None."""
    return _entries[index - 1] if 0 < index <= len(_entries) else None


def _check_position(position):
    if position < 0:
        raise ValueError("History index cannot be negative")
    if position >= len(_entries):
        raise ValueError(f"No history item at position {position}")


def remove_history_item(pos, /):
    """Remove the entry at a position, counted from 0."""
    _check_position(pos)
    del _entries[pos]


def replace_history_item(pos, line, /):
    """Replace the entry at a position, counted from 0."""
    _check_position(pos)
    _entries[pos] = line


def clear_history():
    """Remove every entry."""
    _entries.clear()


def add_history(string, /):
    """Add an entry."""
    _entries.append(string)
    _shorten_history()


def set_auto_history(enabled, /):
    """Switch on or off that every line read becomes an entry."""
    global _auto_history
    _auto_history = bool(enabled)


# Completion.


def set_completer(function=None, /):
    """Set the completer: function(text, state) for state 0, 1, 2, ... until it returns no string."""
    global _completer
    _completer = function


def get_completer():
    """Return the completer."""
    return _completer


def set_completer_delims(string, /):
    """Set the characters that separate words for completion."""
    global _delimiters
    _delimiters = string


def get_completer_delims():
    """Return the characters that separate words for completion."""
    return _delimiters


def get_completion_type():
    """Return the type of completion under way."""
    return _completion_type


def get_begidx():
    """Return where in the line the word under completion begins."""
    return _begin


def get_endidx():
    """Return where in the line the word under completion ends."""
    return _end


def set_completion_display_matches_hook(function=None, /):
    """Set what shows the matches: function(substitution, matches, longest_match_length)."""
    global _display_hook
    _display_hook = function


def _complete(buffer):
    """Where the word before the cursor begins, and what the completer makes of it."""
    global _begin, _end, _completion_type
    line_start, cursor = buffer.line_start, buffer.cursor
    start = cursor
    while start > line_start and buffer.text[start - 1] not in _delimiters:
        start -= 1
    if _completer is None or not _tab_completes:
        return start, []
    _begin, _end, _completion_type = start - line_start, cursor - line_start, ord("\t")
    matches, word = [], buffer.text[start:cursor]
    try:
        while (match := _completer(word, len(matches))) is not None:
            matches.append(match)
    except Exception:
        pass
    return start, matches


# The line under edit.


def get_line_buffer():
    """Return the line under edit."""
    return _editor.buffer.text if _editor else ""


def insert_text(string, /):
    """Insert text into the line under edit."""
    if _editor:
        _editor.buffer.insert(string)


def redisplay():
    """Draw the line under edit again."""
    if _editor and _editor.screen:
        _editor.screen.draw(_editor.buffer)


def set_startup_hook(function=None, /):
    """Set a function that is called just before the prompt."""
    global _startup_hook
    _startup_hook = function


def set_pre_input_hook(function=None, /):
    """Set a function that is called after the prompt, before the first key."""
    global _pre_input_hook
    _pre_input_hook = function


def _input(prompt, continuation="", incomplete=None, highlight=None):
    """Reads a line, or where incomplete(text) asks for it a block, from the terminal; what input() and the prompt use."""
    global _editor
    from _adder.editor import Editor
    from _adder.terminal import Terminal

    _sys.stdout.flush()
    outer = _editor
    _editor = Editor(Terminal(), _entries, _complete, incomplete, highlight)
    try:
        for hook in (_startup_hook, _pre_input_hook):
            if hook is not None:
                hook()
        text = _editor.read(prompt, continuation)
    finally:
        _editor = outer
    if _auto_history and text.strip() and _entries[-1:] != [text]:
        add_history(text)
    return text


# GNU readline reads it when it starts.
try:
    read_init_file()
except OSError:
    pass
