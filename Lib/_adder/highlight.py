"""Colours for the input line: a rough tokenizer that never fails."""

import builtins
import keyword
import re

TOKEN = re.compile(
    r"""(?P<comment>\#[^\n]*)
    |(?P<string>[rbfuRBFU]{0,2}(?:\"\"\"(?:\\.|[^\\])*?(?:\"\"\"|\Z)|'''(?:\\.|[^\\])*?(?:'''|\Z)
        |"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?))
    |(?P<number>\b\d[\w.]*)
    |(?P<name>[^\W\d]\w*)""",
    re.VERBOSE | re.DOTALL,
)
COLOURS = {"comment": "31", "string": "32", "number": "33", "keyword": "1;34", "builtin": "36"}


def highlight(text):
    """The text with colour codes; none of them spans a line."""
    return TOKEN.sub(_colour, text)


def _colour(match):
    kind = match.lastgroup
    if kind == "name":
        name = match[0]
        after_dot = match.start() > 0 and match.string[match.start() - 1] == "."
        if keyword.iskeyword(name) and not after_dot:
            kind = "keyword"
        elif hasattr(builtins, name) and not after_dot:
            kind = "builtin"
    code = COLOURS.get(kind)
    if code is None:
        return match[0]
    return "\n".join(f"\x1b[{code}m{line}\x1b[0m" if line else "" for line in match[0].split("\n"))
