"""Recursive calls: nanoseconds per call, over most of a second, as the others here: 40 rounds were over before Adder's optimized loop was there."""
import time


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


N = 24
CALLS = 150049
fib(15)
best = 1e9
for _ in range(250):
    start = time.perf_counter()
    fib(N)
    best = min(best, time.perf_counter() - start)
print("fib", round(best / CALLS * 1e9, 2), "ns")
