"""Reads the files of the Unicode Character Database into one record per character."""

import bz2
import dataclasses
import pathlib
from fractions import Fraction

LAST = 0x10FFFF

ALPHA, DECIMAL, DIGIT, NUMERIC, LOWER, UPPER, TITLE, LINE_BREAK = (1 << bit for bit in range(8))
SPACE, XID_START, XID_CONTINUE, PRINTABLE, CASE_IGNORABLE, CASED, MIRRORED, IN_3_2 = (1 << bit for bit in range(8, 16))
NOT_NFD, NOT_NFKD, NOT_NFC, MAYBE_NFC, NOT_NFKC, MAYBE_NFKC = (1 << bit for bit in range(16, 22))

FLAG_OF_PROPERTY = {
    "Lowercase": LOWER,
    "Uppercase": UPPER,
    "XID_Start": XID_START,
    "XID_Continue": XID_CONTINUE,
    "Case_Ignorable": CASE_IGNORABLE,
    "Cased": CASED,
}

QUICK_CHECK_FLAGS = {
    ("NFD_QC", "N"): NOT_NFD,
    ("NFKD_QC", "N"): NOT_NFKD,
    ("NFC_QC", "N"): NOT_NFC,
    ("NFC_QC", "M"): MAYBE_NFC,
    ("NFKC_QC", "N"): NOT_NFKC,
    ("NFKC_QC", "M"): MAYBE_NFKC,
}


@dataclasses.dataclass
class Character:
    """What UnicodeData.txt and its companions say of one code point."""

    name: str = ""
    category: str = "Cn"
    bidirectional: str = ""
    combining: int = 0
    digit: int = -1
    numeric: Fraction | None = None
    decomposition: tuple[str, tuple[int, ...]] | None = None
    lower: tuple[int, ...] = ()
    upper: tuple[int, ...] = ()
    title: tuple[int, ...] = ()
    fold: tuple[int, ...] = ()
    simple: tuple[int, int, int] = (0, 0, 0)
    flags: int = 0


class Database:
    """All characters, the aliases and sequences of names, and the composition exclusions."""

    def __init__(self, folder):
        self._folder = pathlib.Path(folder)
        self.characters = {}
        self.names = {}
        self.widths = {}
        self._read_characters()
        self._read_properties()
        self._read_numbers()
        self._read_casing()
        self.aliases = [(row[1], (int(row[0], 16),)) for row in self._rows("NameAliases.txt")]
        self.sequences = [(row[0], code_points(row[1])) for row in self._rows("NamedSequences.txt")]
        self.exclusions = {
            code for first, last, value in self._ranges("DerivedNormalizationProps.txt")
            if value[0] == "Full_Composition_Exclusion" for code in range(first, last + 1)
        }
        self.corrections = [
            (int(row[0], 16), int(row[1], 16)) for row in self._rows("NormalizationCorrections.txt") if row[3] > "3.2.0"
        ]
        own = pathlib.Path(__file__).with_name("unicode-3.2.txt")
        self.changed_since_3_2 = {
            code: dict(item.split("=") for item in changes.split())
            for first, last, (changes,) in self._ranges(own) for code in range(first, last + 1)
        }

    def _rows(self, name):
        path = self._folder / name
        text = bz2.decompress(path.read_bytes()).decode() if path.suffix == ".bz2" else path.read_text("utf-8")
        for line in text.splitlines():
            line = line.partition("#")[0].strip()
            if line:
                yield [field.strip() for field in line.split("\t" if path.suffix == ".bz2" else ";")]

    def _ranges(self, name):
        for row in self._rows(name):
            first, _, last = row[0].partition("..")
            yield int(first, 16), int(last or first, 16), row[1:]

    def _read_characters(self):
        first = None
        for row in self._rows("UnicodeData.txt"):
            code, name = int(row[0], 16), row[1]
            if name.endswith(", First>"):
                first = code
            elif name.endswith(", Last>"):
                for each in range(first, code + 1):
                    self.characters[each] = self._character(each, row)
            else:
                self.characters[code] = self._character(code, row)
                if not name.startswith("<"):
                    self.names[code] = name

    @staticmethod
    def _character(code, row):
        entry = Character(row[1], row[2], row[4], int(row[3]))
        if row[5]:
            kind, _, rest = row[5].rpartition(">")
            entry.decomposition = (kind[1:], code_points(rest))
        if row[6]:
            entry.flags |= DECIMAL
        if row[7]:
            entry.digit = int(row[7])
            entry.flags |= DIGIT
        if row[8]:
            entry.numeric = Fraction(row[8])
        if row[9] == "Y":
            entry.flags |= MIRRORED
        upper, lower, title = (int(field, 16) if field else code for field in row[12:15])
        entry.simple = (lower, upper, title if row[14] else upper)
        if entry.category in ("Lm", "Lt", "Lu", "Ll", "Lo"):
            entry.flags |= ALPHA
        if entry.category == "Lt":
            entry.flags |= TITLE
        if entry.category == "Zs" or entry.bidirectional in ("WS", "B", "S"):
            entry.flags |= SPACE
        if entry.bidirectional == "B":
            entry.flags |= LINE_BREAK
        if entry.category[0] not in "CZ" or code == 0x20:
            entry.flags |= PRINTABLE
        return entry

    def _set_flag(self, first, last, flag):
        for code in range(first, last + 1):
            if code in self.characters:
                self.characters[code].flags |= flag

    def _read_properties(self):
        for first, last, (width, *_) in self._ranges("EastAsianWidth.txt"):
            for code in range(first, last + 1):
                self.widths[code] = width
        for first, last, (name, *_) in self._ranges("DerivedCoreProperties.txt"):
            if name in FLAG_OF_PROPERTY:
                self._set_flag(first, last, FLAG_OF_PROPERTY[name])
        for first, last, (kind, *_) in self._ranges("LineBreak.txt"):
            if kind in ("BK", "CR", "LF", "NL"):
                self._set_flag(first, last, LINE_BREAK)
        for first, last, values in self._ranges("DerivedNormalizationProps.txt"):
            if tuple(values) in QUICK_CHECK_FLAGS:
                self._set_flag(first, last, QUICK_CHECK_FLAGS[tuple(values)])
        for first, last, (age, *_) in self._ranges("DerivedAge.txt"):
            if tuple(map(int, age.split("."))) <= (3, 2):
                self._set_flag(first, last, IN_3_2)

    def _read_numbers(self):
        for code, _, value in self._rows("Unihan_NumericValues.txt.bz2"):
            self.characters[int(code[2:], 16)].numeric = Fraction(value.split()[0])
        for entry in self.characters.values():
            if entry.numeric is not None:
                entry.flags |= NUMERIC

    def _read_casing(self):
        for code, entry in self.characters.items():
            entry.lower, entry.upper, entry.title = ((each,) for each in entry.simple)
            entry.fold = (code,)
        for row in self._rows("SpecialCasing.txt"):
            if row[4:] and row[4]:
                continue
            entry = self.characters[int(row[0], 16)]
            entry.lower, entry.title, entry.upper = map(code_points, row[1:4])
        for row in self._rows("CaseFolding.txt"):
            if row[1] in "CF":
                self.characters[int(row[0], 16)].fold = code_points(row[2])


def code_points(text):
    return tuple(int(code, 16) for code in text.split())
