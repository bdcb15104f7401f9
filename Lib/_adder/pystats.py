"""Shows what -X pystats has written: python -m _adder.pystats [FILE or FOLDER ...]

Without arguments, all files in py_stats in the folder for temporary files, added up.
"""

import collections
import dis
import os
import re
import sys
import tempfile

_INSTRUCTION = re.compile(r'opcode\[(\d+)\]\.([\w.]+)(?:\[(\d+)\])?')

_COMMON_KINDS = {
    0: 'other', 1: 'no dict', 2: 'overridden', 3: 'out of versions', 4: 'out of range', 5: 'expected error',
    6: 'wrong number of arguments', 7: 'complex parameters', 8: 'code not optimized',
}

_SUBSCRIPT_KINDS = (
    'array[int]', 'array[slice]', 'list[slice]', 'tuple[slice]', 'str[int]', 'str[slice]', 'buffer[int]', 'buffer[slice]',
    'sequence[int]', 'bytearray[int]', 'bytearray[slice]', 'simple Python method', 'other Python method',
    'dict subclass without override', 'not a heap type',
)

_ATTRIBUTE_KINDS = (
    'overriding descriptor', 'non-overriding descriptor', 'not a descriptor', 'method', 'mutable class', 'property',
    'slot of another kind', 'read-only', 'audited slot', 'no managed dict', 'keys are not strings', 'not found in module',
    'shadowed', 'built-in class method', 'class method', 'object slot', 'instance has a dict', 'instance attribute',
    'metaclass attribute', 'property not in Python', 'not in keys', 'not in dict', 'simple class attribute',
    'class attribute that is a descriptor', 'bound built-in class method',
)

_ITERATOR_KINDS = (
    None, 'generator', 'coroutine', 'async generator', 'list', 'tuple', 'set', 'str', 'bytes', 'range', 'itertools',
    'dict keys', 'dict items', 'dict values', 'enumerate', 'map', 'zip', 'sequence iterator', 'reversed list', 'callable',
    'ASCII str', 'async generator send',
)

# The families' own kinds, from number 9 on.
_KINDS = {
    'BINARY_OP': (
        '+ of different types', '+ of others', '& of different types', '& of ints', '& of others', '//', '<<', '@',
        '* of different types', '* of others', '|', '**', '%', '>>', '- of different types', '- of others',
        '/ of different types', '/ of floats', '/ of others', '^',
    ),
    'BINARY_SUBSCR': _SUBSCRIPT_KINDS,
    'STORE_SUBSCR': _SUBSCRIPT_KINDS,
    'LOAD_ATTR': _ATTRIBUTE_KINDS,
    'STORE_ATTR': _ATTRIBUTE_KINDS,
    'LOAD_GLOBAL': (None,) * 8 + ('not a dict', 'keys are not strings'),
    'LOAD_SUPER_ATTR': ('not a class', 'super is another'),
    'CALL': (
        None, None, 'instance method', 'C method', 'C function with varargs', 'C function with varargs and keywords',
        'C function without arguments', 'C method with keywords', 'method with varargs', 'method with varargs and keywords',
        'method with class and keywords', 'bad flags', 'Python class', 'PEP 523', 'bound method', 'str', 'class without vectorcall',
        'mutable class', 'keyword names', 'method-wrapper', 'slot wrapper',
    ),
    'COMPARE_OP': (
        None, None, None, 'different types', 'str', 'big int', 'bytes', 'tuple', 'list', 'set', 'bool', 'compared by identity',
        'float with int', 'int with float',
    ),
    'FOR_ITER': _ITERATOR_KINDS,
    'SEND': _ITERATOR_KINDS,
    'UNPACK_SEQUENCE': ('iterator', 'sequence'),
}

# With the specialized instructions, which opcode.opname leaves out.
_NAMES = dis._all_opname


class Statistics:
    """What the files say, added up."""

    def __init__(self):
        self.figures = collections.defaultdict(collections.Counter)
        self.pairs = collections.Counter()
        self.kinds = collections.defaultdict(collections.Counter)
        self.other = collections.Counter()

    def read(self, lines):
        for line in lines:
            name, colon, number = line.strip().rpartition(':')
            if not colon or not number.strip().isdecimal():
                continue
            self._add(name.strip(), int(number))

    def _add(self, name, number):
        match = _INSTRUCTION.fullmatch(name)
        if match is None:
            self.other[name] += number
            return
        code, what, index = int(match[1]), match[2].rpartition('.')[2], match[3]
        if what == 'pair_count':
            self.pairs[code, int(index)] += number
        elif what == 'failure_kinds':
            self.kinds[code][int(index)] += number
        else:
            self.figures[code][what] += number

    def executions(self):
        return {code: figures['execution_count'] for code, figures in self.figures.items() if figures['execution_count']}


def _kind_name(family, kind):
    names = _KINDS.get(family, ())
    if kind >= 9 and kind - 9 < len(names) and names[kind - 9]:
        return names[kind - 9]
    return _COMMON_KINDS.get(kind, f'kind {kind}')


def _percent(part, whole):
    return f'{100 * part / whole:5.1f} %' if whole else ''


def _table(out, title, heads, rows):
    if not rows:
        return
    widths = [max(map(len, column)) for column in zip(heads, *rows)]
    print(f'\n{title}\n{"=" * len(title)}', file=out)
    for row in (heads, *rows):
        cells = [row[0].ljust(widths[0])] + [cell.rjust(width) for cell, width in zip(row[1:], widths[1:])]
        print('  '.join(cells).rstrip(), file=out)


def _show_executions(statistics, out, most):
    counts = statistics.executions()
    total, so_far, rows = sum(counts.values()), 0, []
    for code, count in sorted(counts.items(), key=lambda item: -item[1])[:most]:
        so_far += count
        figures = statistics.figures[code]
        missed = _percent(figures['miss'], count) if not figures['specializable'] and figures['miss'] else ''
        rows.append((_NAMES[code], f'{count:,}', _percent(count, total), _percent(so_far, total), missed))
    _table(out, f'Instructions executed: {total:,}', ('', 'count', 'share', 'so far', 'missed'), rows)


def _show_families(statistics, out):
    rows = []
    for code, figures in sorted(statistics.figures.items()):
        tried = figures['hit'] + figures['deferred']
        if not figures['specializable'] or not tried:
            continue
        rows.append((
            _NAMES[code], f'{figures["hit"]:,}', _percent(figures['hit'], tried), f'{figures["deferred"]:,}',
            f'{figures["miss"]:,}', f'{figures["deopt"]:,}', f'{figures["success"]:,}', f'{figures["failure"]:,}',
        ))
    _table(out, 'Specialization', ('', 'hits', 'share', 'deferred', 'misses', 'deopts', 'successes', 'failures'), rows)


def _show_failures(statistics, out):
    rows = []
    for code, kinds in sorted(statistics.kinds.items()):
        total = sum(kinds.values())
        for kind, count in kinds.most_common():
            rows.append((_NAMES[code], _kind_name(_NAMES[code], kind), f'{count:,}', _percent(count, total)))
    _table(out, 'Failures to specialize', ('', 'kind', 'count', 'share'), rows)


def _show_pairs(statistics, out, most):
    total = sum(statistics.pairs.values())
    rows = [
        (_NAMES[first], _NAMES[second], f'{count:,}', _percent(count, total))
        for (first, second), count in statistics.pairs.most_common(most)
    ]
    _table(out, 'Pairs', ('', '', 'count', 'share'), rows)


def show(statistics, out=None, most=40):
    """Prints tables of everything."""
    out = out or sys.stdout
    _show_executions(statistics, out, most)
    _show_families(statistics, out)
    _show_failures(statistics, out)
    _show_pairs(statistics, out, most // 2)
    _table(out, 'Other', ('', 'count'), [(name, f'{count:,}') for name, count in statistics.other.items() if count])


def _files(arguments):
    for argument in arguments or [os.path.join(tempfile.gettempdir(), 'py_stats')]:
        if os.path.isdir(argument):
            yield from (entry.path for entry in os.scandir(argument) if entry.name.endswith('.txt'))
        else:
            yield argument


def main(arguments):
    statistics = Statistics()
    for path in _files(arguments):
        with open(path, encoding='utf-8') as file:
            statistics.read(file)
    show(statistics)


if __name__ == '__main__':
    main(sys.argv[1:])
