"""How much more two interpreters do than one: python bench/interpreters/parallel.py [ROUNDS]

Each round runs the same computation in one interpreter, then in two at a time, each in a thread of its own, and takes twice the time of the one
by that of the two: 2.0 is perfect, 1.0 means that they took turns.  Prints the median and the extremes of the rounds.  Needs two free processors.
"""
import statistics
import sys
import threading
import time

import _xxsubinterpreters as low

PROGRAMS = {
    'loops': """
def run(n):
    total = 0
    for i in range(n):
        total += i * 3 % 7
    return total
N = 20_000_000
""",
    'calls': """
def run(n):
    return n if n < 2 else run(n - 1) + run(n - 2)
N = 32
""",
    'floats': """
def run(n):
    x = 0.5
    for i in range(n):
        x = x * 3.7 * (1.0 - x)
    return x
N = 30_000_000
""",
    'attributes': """
class Point:
    def __init__(self, x):
        self.x = x
def run(n):
    total = 0
    for i in range(n):
        total += Point(i).x
    return total
N = 8_000_000
""",
    'dictionaries': """
def run(n):
    counts = {}
    for i in range(n):
        counts[i & 1023] = counts.get(i & 1023, 0) + 1
    return counts
N = 10_000_000
""",
}


def timed(interpreters):
    """Seconds until all have run, each in its thread."""
    threads = [threading.Thread(target=low.run_string, args=(each, 'run(N)')) for each in interpreters]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return time.perf_counter() - start


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    for name, program in PROGRAMS.items():
        pair = [low.create(), low.create()]
        for each in pair:
            low.run_string(each, program)
        timed(pair)  # warm
        ratios = [2 * timed(pair[:1]) / timed(pair) for _ in range(rounds)]
        print(f'{name:14}{statistics.median(ratios):5.2f}  ({min(ratios):.2f}-{max(ratios):.2f})', flush=True)
        for each in pair:
            low.destroy(each)


if __name__ == '__main__':
    main()
