"""Reads from a .NET assembly which version it is and which methods it defines (ECMA-335, II.24)."""

import struct

STREAM_HEADER = struct.Struct("<II")
MODULE, TYPE_REF, TYPE_DEF, METHOD_DEF, NESTED_CLASS = 0x00, 0x01, 0x02, 0x06, 0x29
IS_C_FUNCTION = 0x2000

# The columns of each table: a size in bytes; a heap (S, G, B); a table's number after "T"; or a coded index by name.
COLUMNS = {
    0x00: "2 S G G G", 0x01: "ResolutionScope S S", 0x02: "4 S S TypeDefOrRef T04 T06", 0x03: "T04", 0x04: "2 S B", 0x05: "T06",
    0x06: "4 2 2 S B T08", 0x07: "T08", 0x08: "2 2 S", 0x09: "T02 TypeDefOrRef", 0x0A: "MemberRefParent S B", 0x0B: "2 HasConstant B",
    0x0C: "HasCustomAttribute CustomAttributeType B", 0x0D: "HasFieldMarshal B", 0x0E: "2 HasDeclSecurity B", 0x0F: "2 4 T02",
    0x10: "4 T04", 0x11: "B", 0x12: "T02 T14", 0x13: "T14", 0x14: "2 S TypeDefOrRef", 0x15: "T02 T17", 0x16: "T17", 0x17: "2 S B",
    0x18: "2 T06 HasSemantics", 0x19: "T02 MethodDefOrRef MethodDefOrRef", 0x1A: "S", 0x1B: "B", 0x1C: "2 MemberForwarded S T1A",
    0x1D: "4 T04", 0x1E: "4 4", 0x1F: "4", 0x20: "4 2 2 2 2 4 B S S", 0x21: "4", 0x22: "4 4 4", 0x23: "2 2 2 2 4 B S S B",
    0x24: "4 T23", 0x25: "4 4 4 T23", 0x26: "4 S B", 0x27: "4 4 S S Implementation", 0x28: "4 4 S Implementation", 0x29: "T02 T02",
}  # fmt: skip

# How many bits tell the table, and which tables there are.
CODED = {
    "TypeDefOrRef": (2, "02 01 1B"), "HasConstant": (2, "04 08 17"), "HasFieldMarshal": (1, "04 08"), "HasDeclSecurity": (2, "02 06 20"),
    "HasCustomAttribute": (5, "06 04 01 02 08 09 0A 00 0E 17 14 11 1A 1B 20 23 26 27 28 2A 2C 2B"), "MemberRefParent": (3, "02 01 1A 06 1B"),
    "HasSemantics": (1, "14 17"), "MethodDefOrRef": (1, "06 0A"), "MemberForwarded": (1, "04 06"), "Implementation": (2, "26 23 27"),
    "CustomAttributeType": (3, "06 0A"), "ResolutionScope": (2, "00 1A 23 01"),
}  # fmt: skip


class Assembly:
    """One .dll file."""

    def __init__(self, path):
        self._data = path.read_bytes()
        streams = self._streams(_metadata(self._data))
        self._strings, self._blobs = streams[b"#Strings"], streams[b"#Blob"]
        self._read_layout(streams[b"#~"])
        guid = self._row(MODULE, 1)[2]
        self.version = self._data[streams[b"#GUID"] + 16 * (guid - 1) :][:16]

    def _streams(self, root):
        (length,) = struct.unpack_from("<I", self._data, root + 12)
        at = root + 16 + length
        (count,) = struct.unpack_from("<H", self._data, at + 2)
        at += 4
        streams = {}
        for _ in range(count):
            offset, _ = STREAM_HEADER.unpack_from(self._data, at)
            end = self._data.index(b"\0", at + 8)
            streams[self._data[at + 8 : end]] = root + offset
            at += 8 + (end - at - 8) // 4 * 4 + 4
        return streams

    def _read_layout(self, at):
        heaps, present = struct.unpack_from("<6xB1xQ", self._data, at)
        at += 24
        self._rows = {}
        for table in range(64):
            if present >> table & 1:
                (self._rows[table],) = struct.unpack_from("<I", self._data, at)
                at += 4
        sizes = {"S": 4 if heaps & 1 else 2, "G": 4 if heaps & 2 else 2, "B": 4 if heaps & 4 else 2}
        self._tables = {}
        for table in sorted(self._rows):
            if table not in COLUMNS:
                break
            widths = [self._width(column, sizes) for column in COLUMNS[table].split()]
            row = struct.Struct("<" + "".join("H" if width == 2 else "I" for width in widths))
            self._tables[table] = at, row
            at += row.size * self._rows[table]

    def _width(self, column, sizes):
        if column in sizes:
            return sizes[column]
        if column.isdigit():
            return int(column)
        bits, tables = CODED.get(column) or (0, column[1:])
        most = max(self._rows.get(int(table, 16), 0) for table in tables.split())
        return 2 if most < 1 << 16 - bits else 4

    def _row(self, table, number):
        at, row = self._tables[table]
        return row.unpack_from(self._data, at + row.size * (number - 1))

    def _text(self, offset):
        start = self._strings + offset
        return self._data[start : self._data.index(b"\0", start)].decode()

    def methods(self):
        """Yields (class, name, signature) and row of the methods that are not generic, nor their classes, nor C functions."""
        outer = dict(self._row(NESTED_CLASS, number) for number in range(1, self._rows.get(NESTED_CLASS, 0) + 1))
        types = self._rows[TYPE_DEF]
        names = [None] * (types + 1)
        for number in range(1, types + 1):
            _, name, space, _, _, first = self._row(TYPE_DEF, number)
            name = self._text(name)
            if number in outer:
                name = f"{names[outer[number]]}+{name}"
            elif space:
                name = f"{self._text(space)}.{name}"
            names[number] = name
            end = self._row(TYPE_DEF, number + 1)[5] if number < types else self._rows.get(METHOD_DEF, 0) + 1
            if "`" in name:
                continue
            for row in range(first, end):
                _, _, flags, method, signature, _ = self._row(METHOD_DEF, row)
                text = None if flags & IS_C_FUNCTION else Signature(self, self._blobs + signature).text()
                if text is not None:
                    yield (name, self._text(method), text), row

    def class_name(self, coded):
        """What a TypeDefOrRef stands for, as in signatures: a nested class without the one around it."""
        table, number = (TYPE_DEF, TYPE_REF)[coded & 3], coded >> 2
        _, name, space = self._row(table, number)[:3]
        return f"{self._text(space)}.{self._text(name)}" if self._text(space) else self._text(name)

    @property
    def data(self):
        return self._data


class Signature:
    """A method's signature as the runtime words it in its events. (II.23.2)"""

    PLAIN = {
        0x01: "void", 0x02: "bool", 0x03: "wchar", 0x04: "int8", 0x05: "unsigned int8", 0x06: "int16", 0x07: "unsigned int16", 0x08: "int32",
        0x09: "unsigned int32", 0x0A: "int64", 0x0B: "unsigned int64", 0x0C: "float32", 0x0D: "float64", 0x0E: "class System.String",
        0x18: "int", 0x19: "unsigned int", 0x1C: "class System.Object",
    }  # fmt: skip
    AFTER = {0x0F: "*", 0x10: "&", 0x1D: "[]"}
    NAMED = {0x11: "value class ", 0x12: "class "}
    PARAMETER = {0x13: "!", 0x1E: "!!"}
    MODIFIERS, GENERIC, FUNCTION = (0x1F, 0x20), 0x15, 0x1B
    IS_GENERIC, HAS_THIS = 0x10, 0x20

    def __init__(self, assembly, at):
        self._assembly, self._data, self._at = assembly, assembly.data, at
        self._number()

    def text(self):
        """The signature; None of a generic method."""
        return None if self._data[self._at] & self.IS_GENERIC else self._function()

    def _function(self):
        kind, count, result = self._byte(), self._number(), self._type()
        parameters = ",".join(self._type() for _ in range(count))
        return f"{'instance ' if kind & self.HAS_THIS else ''}{result}  ({parameters})"

    def _byte(self):
        self._at += 1
        return self._data[self._at - 1]

    def _number(self):
        first = self._byte()
        if first < 0x80:
            return first
        if first < 0xC0:
            return (first & 0x3F) << 8 | self._byte()
        return (first & 0x1F) << 24 | self._byte() << 16 | self._byte() << 8 | self._byte()

    def _type(self):
        kind = self._byte()
        while kind in self.MODIFIERS:
            self._number()
            kind = self._byte()
        if kind in self.PLAIN:
            return self.PLAIN[kind]
        if kind in self.AFTER:
            return self._type() + self.AFTER[kind]
        if kind in self.NAMED:
            return self.NAMED[kind] + self._assembly.class_name(self._number())
        if kind in self.PARAMETER:
            return self.PARAMETER[kind] + str(self._number())
        if kind == self.GENERIC:
            owner = self._type()
            return f"{owner}<{','.join(self._type() for _ in range(self._number()))}>"
        if kind == self.FUNCTION:
            return "fnptr " + self._function().replace("  (", "(")
        return "an array of several dimensions"


def _metadata(data):
    """Where the metadata begins in a file (II.25)."""
    (header,) = struct.unpack_from("<I", data, 0x3C)
    sections, optional = struct.unpack_from("<H", data, header + 6)[0], header + 24
    (size,) = struct.unpack_from("<H", data, header + 20)
    wide = struct.unpack_from("<H", data, optional)[0] == 0x20B
    directories, cli = optional + (112 if wide else 96), 14
    (address,) = struct.unpack_from("<I", data, directories + 8 * cli)

    def offset(address):
        for number in range(sections):
            length, start, _, place = struct.unpack_from("<IIII", data, optional + size + 40 * number + 8)
            if start <= address < start + length:
                return place + address - start
        return None

    return offset(struct.unpack_from("<I", data, offset(address) + 8)[0])
