"""Integer arithmetic and comparison in a while loop: nanoseconds per iteration."""
import time


def run(n):
    total = 0
    i = 0
    while i < n:
        total = total + i * 3
        if total > 1000000000:
            total = total - 1000000000
        i = i + 1
    return total


N = 2000000
run(20000)
best = 1e9
for _ in range(40):
    start = time.perf_counter()
    run(N)
    best = min(best, time.perf_counter() - start)
print("int_loop", round(best / N * 1e9, 2), "ns")
