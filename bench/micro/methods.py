"""Method calls, instance creation and list building: nanoseconds per iteration."""
import time


class Counter:
    def __init__(self, start):
        self.value = start

    def add(self, amount):
        self.value += amount
        return self.value


def run(n):
    i = 0
    made = []
    while i < n:
        counter = Counter(i)
        counter.add(2)
        made.append(counter.value)
        i += 1
    return len(made)


N = 300000
run(5000)
best = 1e9
for _ in range(40):
    start = time.perf_counter()
    run(N)
    best = min(best, time.perf_counter() - start)
print("methods", round(best / N * 1e9, 2), "ns")
