"""Recursive calls: nanoseconds per call."""
import time


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


N = 24
CALLS = 150049
fib(15)
best = 1e9
for _ in range(40):
    start = time.perf_counter()
    fib(N)
    best = min(best, time.perf_counter() - start)
print("fib", round(best / CALLS * 1e9, 2), "ns")
