"""Reading and writing attributes of an instance: nanoseconds per iteration."""
import time


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y
        self.z = 0


def run(p, n):
    i = 0
    while i < n:
        p.z = p.x + p.y
        p.x = p.z - p.y
        i += 1
    return p.z


N = 1000000
run(Point(1, 2), 20000)
best = 1e9
for _ in range(40):
    start = time.perf_counter()
    run(Point(1, 2), N)
    best = min(best, time.perf_counter() - start)
print("attribute_loop", round(best / N * 1e9, 2), "ns")
