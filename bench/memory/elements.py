"""Bytes per element of large collections, by the growth of the process: python bench/memory/elements.py [CASE ...]

Without arguments each case runs in a process of its own, with the interpreter that runs this: three minutes. Run it with both interpreters and compare.
"""

import gc
import subprocess
import sys
import time

COUNT = 1_000_000


class Plain:
    def __init__(self, number):
        self.a = number
        self.b = number
        self.c = None
        self.d = None


class Slotted:
    __slots__ = ('a', 'b', 'c', 'd')

    def __init__(self, number):
        self.a = number
        self.b = number
        self.c = None
        self.d = None


CASES = {
    'instances with four attributes': lambda: [Plain(i) for i in range(COUNT)],
    'instances with four slots': lambda: [Slotted(i) for i in range(COUNT)],
    'list of ints': lambda: list(range(1000, COUNT + 1000)),
    'list of floats': lambda: [i + 0.5 for i in range(COUNT)],
    'list of short strings': lambda: [f'{i:07}' for i in range(COUNT)],
    'list of short bytes': lambda: [b'%07d' % i for i in range(COUNT)],
    'list of empty dicts': lambda: [{} for i in range(COUNT)],
    'list of dicts of three': lambda: [{'a': i, 'b': i, 'c': i} for i in range(COUNT)],
    'list of pairs': lambda: [(i, i) for i in range(COUNT)],
    'dict of int to int': lambda: {i: i for i in range(COUNT)},
    'dict of string to int': lambda: {f'{i:07}': i for i in range(COUNT)},
    'set of ints': lambda: set(range(COUNT)),
}


def resident():
    """What the process has in memory, in bytes."""
    with open('/proc/self/status') as status:
        for line in status:
            if line.startswith('VmRSS:'):
                return int(line.split()[1]) * 1024


def settle():
    """Collectors give memory back to the system little by little."""
    for _ in range(8):
        gc.collect()


def warm_up(case):
    """A compiler that works in the background takes memory for that in the first second, and gives it back after some more."""
    global COUNT
    count, COUNT = COUNT, COUNT // 1000
    end = time.process_time() + 0.7
    while time.process_time() < end:
        CASES[case]()
    COUNT = count
    time.sleep(12)


def measure(case):
    """What a collection costs that is built once, temporary memory that is not given back included."""
    warm_up(case)
    settle()
    before = resident()
    made = CASES[case]()
    settle()
    return (resident() - before) / len(made)


def main(cases):
    if cases:
        for case in cases:
            print(f'{case}: {measure(case):.1f}')
        return
    for case in CASES:
        subprocess.run([sys.executable, __file__, case], check=True)


if __name__ == '__main__':
    main(sys.argv[1:])
