"""Writes CPython's tree of a source as TreeDump.cs writes Adder's."""

import ast
import struct


def dump(tree):
    out = []
    write(tree, out.append)
    return "".join(out)


def write(value, put):
    if isinstance(value, ast.AST):
        write_node(value, put)
    elif isinstance(value, list):
        put("[")
        for item in value:
            write(item, put)
            put(",")
        put("]")
    else:
        put(constant(value))


def write_node(node, put):
    kind = type(node)
    if not kind._fields and not kind._attributes:
        put(kind.__name__)
        return
    put(kind.__name__)
    put("(")
    for name in kind._fields:
        write(getattr(node, name, None), put)
        put(",")
    if kind._attributes:
        put(f"@{node.lineno}:{node.col_offset}-{node.end_lineno}:{node.end_col_offset}")
    put(")")


def constant(value):
    if value is None or value is True or value is False or value is ...:
        return "Ellipsis" if value is ... else str(value)
    if isinstance(value, int):
        return str(value) if abs(value) < 1 << 63 else f"x{value:x}"
    if isinstance(value, float):
        return "f" + struct.pack(">d", value).hex()
    if isinstance(value, complex):
        return "j" + struct.pack(">d", value.imag).hex()
    if isinstance(value, bytes):
        return "b" + value.hex()
    return 's"' + "".join(map(character, value)) + '"'


def character(c):
    return c if " " <= c < "\x7f" and c not in '"\\' else f"\\{{{ord(c):x}}}"
