# What one interpreter collects leaves alone the threads that are in another one.
import _xxsubinterpreters as interpreters
import gc
import threading

SCRIPT = """
class Resource:
    def __enter__(self):
        return self

    def __exit__(self, *error):
        return False

def depth(n):
    with Resource():
        return 0 if n == 0 else 1 + depth(n - 1)

assert all(depth(100) == 100 for _ in range(200))
print("sound")
"""


def visit():
    id = interpreters.create()
    interpreters.run_string(id, SCRIPT)
    interpreters.destroy(id)


threads = [threading.Thread(target=visit) for _ in range(2)]
for thread in threads:
    thread.start()
while any(thread.is_alive() for thread in threads):
    gc.collect()
