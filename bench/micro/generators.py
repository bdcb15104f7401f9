"""Yield and resume in a for loop: nanoseconds per item."""
import time


def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def run(n):
    total = 0
    for item in count(n):
        total += item
    return total


N = 1000000
run(20000)
best = 1e9
for _ in range(40):
    start = time.perf_counter()
    run(N)
    best = min(best, time.perf_counter() - start)
print("generators", round(best / N * 1e9, 2), "ns")
