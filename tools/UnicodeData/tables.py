"""Packs values by code point into the tables that the reader in src/Adder.Syntax/Text/Unicode knows."""

import struct

BLOCK = 128


def two_stages(values):
    """The index of blocks and the blocks of a list with one 16-bit value per code point."""
    values = list(values)
    blocks = {}
    index = []
    for start in range(0, len(values), BLOCK):
        block = tuple(values[start:start + BLOCK])
        index.append(blocks.setdefault(block, len(blocks)))
    while index and index[-1] == index[-2]:
        index.pop()
    flat = [value for block in blocks for value in block]
    return shorts(index) + pad(index), shorts(flat)


def shorts(values):
    values = list(values)
    return struct.pack(f"<{len(values)}H", *values)


def ints(values):
    values = list(values)
    return struct.pack(f"<{len(values)}I", *values)


def utf16(codes):
    return "".join(map(chr, codes)).encode("utf-16-le", "surrogatepass")


def pad(index):
    return b"\0\0" if len(index) % 2 else b""


class Interned:
    """Numbers distinct values in the order in which they come."""

    def __init__(self, *first):
        self._numbers = {}
        for value in first:
            self.number(value)

    def number(self, value):
        return self._numbers.setdefault(value, len(self._numbers))

    def __iter__(self):
        return iter(self._numbers)

    def __len__(self):
        return len(self._numbers)


def container(sections):
    """A file of sections: their number, their offsets and lengths, their bytes, each on an 8-byte boundary."""
    offset = 8 + 8 * len(sections)
    head, body = [], b""
    for section in sections:
        body += b"\0" * (-(offset + len(body)) % 8)
        head.append(struct.pack("<II", offset + len(body), len(section)))
        body += section
    return struct.pack("<4sI", b"UCD1", len(sections)) + b"".join(head) + body
