"""record_digests.py FOLDER > digests.txt: digests of the code objects that CPython 3.12 makes of every file below a folder.

Run it with CPython 3.12.1 over the library package (out/lib/python3.12). CodeDigest.cs computes the same of Adder's.
"""
import hashlib
import os
import struct
import sys
import types
import warnings


def bits(number):
    return struct.pack('>d', number).hex()


def write(value, out):
    kind = type(value)
    if kind is types.CodeType:
        out.append(f'code {value.co_argcount} {value.co_posonlyargcount} {value.co_kwonlyargcount} {value.co_stacksize}'
                   f' {value.co_flags} {value.co_firstlineno}\n')
        for part in (value.co_name, value.co_qualname, value.co_code, value.co_linetable, value.co_exceptiontable, *value.co_names):
            write(part, out)
        out.append('locals\n')
        for names in (value.co_varnames, value.co_cellvars, value.co_freevars):
            for name in names:
                write(name, out)
            out.append('end\n')
        write(value.co_consts, out)
    elif kind is int:
        out.append(f'int {value}\n')
    elif kind is float:
        out.append(f'float {bits(value)}\n')
    elif kind is complex:
        out.append(f'complex {bits(value.real)} {bits(value.imag)}\n')
    elif kind is str:
        out.append('str ' + ','.join(str(ord(c)) for c in value) + '\n')
    elif kind is bytes:
        out.append('bytes ' + value.hex() + '\n')
    elif kind is tuple:
        out.append(f'tuple {len(value)}\n')
        for item in value:
            write(item, out)
    elif kind is frozenset:
        members = []
        for item in value:
            member = []
            write(item, member)
            members.append(''.join(member))
        out.append(f'frozenset {len(value)}\n' + ''.join(sorted(members)))
    else:
        out.append(f'{value}\n')


def digest(code):
    sys.set_int_max_str_digits(0)
    out = []
    write(code, out)
    return hashlib.sha256(''.join(out).encode()).hexdigest()[:12]


def main(root):
    warnings.simplefilter('ignore')
    for folder, names, here in os.walk(root):
        names[:] = sorted(n for n in names if n not in ('__pycache__', 'site-packages'))
        for name in sorted(here):
            if not name.endswith('.py'):
                continue
            path = os.path.join(folder, name)
            with open(path, 'rb') as f:
                source = f.read()
            code = compile(source, name, 'exec', dont_inherit=True)
            print(digest(code), os.path.relpath(path, root).replace(os.sep, '/'))


if __name__ == '__main__':
    main(sys.argv[1])
