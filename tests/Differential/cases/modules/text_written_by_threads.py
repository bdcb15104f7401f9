# A text file that several threads write to gets each text whole and once, even where the stream beneath lets others run meanwhile.
import io
import threading
import time


class Slow(io.RawIOBase):
    def __init__(self):
        self.parts = []

    def writable(self):
        return True

    def write(self, data):
        part = bytes(data)
        time.sleep(0.0005)
        self.parts.append(part)
        return len(part)


slow = Slow()
file = io.TextIOWrapper(io.BufferedWriter(slow, 64), "utf-8", line_buffering=True)


def work(name):
    for i in range(12):
        file.write(f"thread {name} writes line {i}, which is longer than what the buffer holds: {'x' * 40}\n")


threads = [threading.Thread(target=work, args=(name,)) for name in "abcdef"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
file.flush()
lines = b"".join(slow.parts).decode().splitlines()
print(len(lines), len(set(lines)), {len(line) for line in lines})
