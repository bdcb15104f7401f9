"""Makes the tables of Unicode data that Adder embeds.

    python3 tools/UnicodeData/make_tables.py /usr/share/unicode src/Adder.Syntax/Text/Unicode

The folder is that of Debian's package unicode-data 15.0.0. See docs/unicode.md.
"""

import pathlib
import struct
import sys

import names
from database import LAST, Character, Database
from tables import Interned, container, ints, two_stages, utf16

CATEGORIES = "Cn Lu Ll Lt Mn Mc Me Nd Nl No Zs Zl Zp Cc Cf Cs Co Lm Lo Pc Pd Ps Pe Pi Pf Po Sm Sc Sk So".split()
BIDIRECTIONAL = " L LRE LRO R AL RLE RLO PDF EN ES ET AN CS NSM BN B S WS ON LRI RLI FSI PDI".split(" ")
WIDTHS = "N F H W Na A".split()


def properties(database):
    numbers = Interned(None)
    records = Interned()
    values = []
    for code in range(LAST + 1):
        entry = database.characters.get(code) or Character()
        values.append(records.number(struct.pack(
            "<IBBBBbxH",
            entry.flags,
            CATEGORIES.index(entry.category),
            BIDIRECTIONAL.index(entry.bidirectional),
            entry.combining,
            WIDTHS.index(database.widths.get(code, "N")),
            entry.digit,
            numbers.number(entry.numeric),
        )))
    doubles = [float(number) if number is not None else -1.0 for number in numbers]
    return [*two_stages(values), b"".join(records), struct.pack(f"<{len(doubles)}d", *doubles)]


def casing(database):
    special, offsets = bytearray(b"\0\0"), {}
    records = Interned(struct.pack("<iiiHH", 0, 0, 0, 0, 0))
    values = [0] * (LAST + 1)
    for code, entry in database.characters.items():
        full = (entry.lower, entry.upper, entry.title, entry.fold)
        if full == ((code,),) * 4 and entry.simple == (code, code, code):
            continue
        offset = 0
        if full != tuple((each,) for each in entry.simple) + (entry.lower,) or len(entry.lower) != 1:
            if full not in offsets:
                offsets[full] = len(special) // 2
                for mapping in full:
                    text = utf16(mapping)
                    special += struct.pack("<H", len(text) // 2) + text
            offset = offsets[full]
        values[code] = records.number(struct.pack("<iiiHH", *(each - code for each in entry.simple), offset, 0))
    return [*two_stages(values), b"".join(records), bytes(special)]


def decompositions(database):
    kinds = Interned("")
    text, offsets = bytearray(b"\0\0"), {}
    values = [0] * (LAST + 1)
    for code, entry in database.characters.items():
        if entry.decomposition is None:
            continue
        if entry.decomposition not in offsets:
            offsets[entry.decomposition] = len(text) // 2
            kind, codes = entry.decomposition
            mapping = utf16(codes)
            text += struct.pack("<H", kinds.number(kind) << 8 | len(mapping) // 2) + mapping
        values[code] = offsets[entry.decomposition]
    return [*two_stages(values), bytes(text), " ".join(kinds).encode()]


def compositions(database):
    pairs = sorted(
        (*entry.decomposition[1], code)
        for code, entry in database.characters.items()
        if entry.decomposition and not entry.decomposition[0]
        and len(entry.decomposition[1]) == 2 and code not in database.exclusions
    )
    return [ints(number for pair in pairs for number in pair)]


def unicode_3_2(database):
    changed = b"".join(
        struct.pack(
            "<Ibbbbbxxx",
            code,
            CATEGORIES.index(change["category"]) if "category" in change else -1,
            BIDIRECTIONAL.index(change["bidirectional"]) if "bidirectional" in change else -1,
            WIDTHS.index(change["width"]) if "width" in change else -1,
            int(change.get("mirrored", -1)),
            int(change.get("decimal", -1)),
        )
        for code, change in sorted(database.changed_since_3_2.items())
    )
    return [changed, ints(number for pair in database.corrections for number in pair)]


def main(source, target):
    database = Database(source)
    target = pathlib.Path(target)
    sections = [
        *properties(database), *casing(database), *decompositions(database), *compositions(database), *unicode_3_2(database),
    ]
    (target / "properties.bin").write_bytes(container(sections))
    packed = names.pack(database.names, database.aliases, database.sequences)
    (target / "names.bin").write_bytes(container(packed))
    for name, parts in (("properties", sections), ("names", packed)):
        print(name, sum(map(len, parts)), [len(part) for part in parts])


if __name__ == "__main__":
    main(*sys.argv[1:])
