"""Raising and catching in Python code: nanoseconds per round."""
import time


def fail(i):
    raise ValueError(i)


def run(n):
    i = 0
    caught = 0
    while i < n:
        try:
            fail(i)
        except ValueError:
            caught += 1
        i += 1
    return caught


N = 200000
run(5000)
best = 1e9
for _ in range(40):
    start = time.perf_counter()
    run(N)
    best = min(best, time.perf_counter() - start)
print("exceptions", round(best / N * 1e9, 2), "ns")
