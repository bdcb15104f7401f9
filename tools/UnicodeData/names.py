"""Packs the names of characters: words by frequency, names as sequences of words."""

import collections
import struct

from tables import ints, shorts

GROUP = 16
LAST_LETTER = 0x80
NUMBERED = 0x80


def pack(names, aliases, sequences):
    """The sections of the names file. names: code point -> name, without the algorithmic ones."""
    codes = sorted(names)
    split = {code: _split(code, name) for code, name in names.items()}
    frequency = collections.Counter(word for parts, _ in split.values() for word in parts)
    words = [word for word, _ in frequency.most_common()]
    two_byte_leads = -(-(len(words) - 256) // 255)
    one_byte = 256 - two_byte_leads
    number = {word: index for index, word in enumerate(words)}

    stream, offsets = bytearray(), []
    for position, code in enumerate(codes):
        if position % GROUP == 0:
            offsets.append(len(stream))
        parts, numbered = split[code]
        numbers = [number[word] for word in parts]
        stream.append(len(numbers) | (NUMBERED if numbered else 0))
        for each in numbers:
            if each < one_byte:
                stream.append(each)
            else:
                lead, rest = divmod(each - one_byte, 256)
                stream += bytes((one_byte + lead, rest))

    starts, text = [], bytearray()
    for position, word in enumerate(words):
        if position % GROUP == 0:
            starts.append(len(text))
        text += word[:-1].encode() + bytes((ord(word[-1]) | LAST_LETTER,))
    by_name = sorted(range(len(codes)), key=lambda index: names[codes[index]])
    return [
        struct.pack("<III", len(codes), len(words), one_byte),
        bytes(text),
        ints(starts),
        bytes(stream),
        ints(offsets),
        _runs(codes),
        shorts(by_name),
        _list(aliases),
        _list(sequences),
    ]


def _split(code, name):
    """The words of a name, and whether its code point in hexadecimal follows them."""
    suffix = f"-{code:X}"
    numbered = name.endswith(suffix)
    return (name.removesuffix(suffix) if numbered else name).split(" "), numbered


def _runs(codes):
    """Runs of consecutive code points: the first one, and the index of its name."""
    runs = []
    for index, code in enumerate(codes):
        if index == 0 or code != codes[index - 1] + 1:
            runs += [code, index]
    return ints(runs + [0x110000, len(codes)])


def _list(entries):
    """Sorted lines of a name and its code points in hexadecimal."""
    lines = sorted(f"{name};{' '.join(f'{code:X}' for code in codes)}\n" for name, codes in entries)
    return "".join(lines).encode()
