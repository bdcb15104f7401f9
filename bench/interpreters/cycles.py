"""What is left of interpreters that are created, used and closed: python bench/interpreters/cycles.py [CYCLES [SOURCE]]

Prints memory, threads and descriptors of the process along the way; all three have to become flat.  SOURCE is what each of them runs
('import json, re').
"""
import os
import sys
import time

import _xxsubinterpreters as low


def state():
    with open('/proc/self/status') as file:
        fields = dict(line.split(':', 1) for line in file)
    megabytes = int(fields['VmRSS'].split()[0]) / 1024
    return f"{megabytes:7.1f} MB  {int(fields['Threads'])} threads  {len(os.listdir('/proc/self/fd'))} descriptors"


def main():
    cycles = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    source = sys.argv[2] if len(sys.argv) > 2 else 'x = 1 + 1'
    start = time.perf_counter()
    for i in range(cycles + 1):
        if i % max(1, cycles // 10) == 0:
            print(f'{i:6}  {state()}  {time.perf_counter() - start:6.1f} s', flush=True)
        interpreter = low.create()
        low.run_string(interpreter, source)
        low.destroy(interpreter)


if __name__ == '__main__':
    main()
