"""Processes that copy themselves."""
import gc
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
import warnings
import weakref


def run(function):
    """Run the function in a child; what it wrote to the pipe, and how it ended."""
    reading, writing = os.pipe()
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            function(writing)
        except BaseException as error:
            os.write(writing, repr(error).encode())
            os._exit(99)
        os._exit(7)
    os.close(writing)
    with open(reading, "rb") as result:
        text = result.read().decode()
    print(function.__name__, text, os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))


def threads(out):
    results = []
    workers = [threading.Thread(target=lambda n=n: results.append(sum(range(n)))) for n in (10, 100, 1000)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    os.write(out, repr((sorted(results), threading.active_count(), threading.current_thread() is threading.main_thread())).encode())


class Node:
    def __del__(self):
        finalized.append(1)


finalized = []


def garbage(out):
    dead = weakref.ref(Node())
    keep = [bytearray(10000) for _ in range(3000)]
    gc.collect()
    os.write(out, repr((finalized, dead(), len(keep))).encode())


def signals(out):
    got = []
    signal.signal(signal.SIGUSR1, lambda number, frame: got.append(signal.Signals(number).name))
    os.kill(os.getpid(), signal.SIGUSR1)
    try:
        threading.Timer(0.05, os.kill, (os.getpid(), signal.SIGINT)).start()
        time.sleep(20)
    except KeyboardInterrupt:
        got.append("interrupted")
    os.write(out, repr(got).encode())


def errors(out):
    caught = []
    for text in ("1/0", "[][0]", "import no_such_module"):
        try:
            exec(text)
        except Exception as error:
            caught.append(type(error).__name__)
    os.write(out, repr(caught).encode())


def grandchild(out):
    child = os.fork()
    if child == 0:
        threads(out)
        os._exit(3)
    os.write(out, repr(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])).encode())


lock = threading.Lock()


def lock_that_others_wait_for(out):
    lock.release()
    taken = [lock.acquire(timeout=5)]
    waiting = threading.Thread(target=lambda: taken.append(lock.acquire(timeout=5)))
    waiting.start()
    lock.release()
    waiting.join()
    os.write(out, repr(taken).encode())


for function in threads, garbage, signals, errors, grandchild:
    run(function)

lock.acquire()
others = [threading.Thread(target=lambda: lock.acquire(timeout=20), daemon=True) for _ in range(3)]
for other in others:
    other.start()
time.sleep(0.1)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    run(lock_that_others_wait_for)
print([str(warning.message).replace(str(os.getpid()), "N") for warning in caught])

order = []
os.register_at_fork(before=lambda: order.append("before 1"), after_in_parent=lambda: order.append("parent 1"), after_in_child=lambda: order.append("child 1"))
os.register_at_fork(before=lambda: order.append("before 2"), after_in_parent=lambda: order.append("parent 2"), after_in_child=lambda: order.append("child 2"))


def hooks(out):
    os.write(out, repr(order).encode())


warnings.simplefilter("ignore")
run(hooks)
print(order)
for bad in ({}, {"before": 3}):
    try:
        os.register_at_fork(**bad)
    except TypeError as error:
        print(error)

print(subprocess.run(["sh", "-c", "echo $FROM_CHILD; pwd"], preexec_fn=lambda: (os.environ.__setitem__("FROM_CHILD", "yes"), os.chdir("/")),
                     capture_output=True, env=None).stdout)
try:
    subprocess.run(["true"], preexec_fn=lambda: 1 / 0)
except subprocess.SubprocessError as error:
    print(repr(error))

local = "not pickled"
print(multiprocessing.get_start_method())
queue = multiprocessing.SimpleQueue()
process = multiprocessing.Process(target=lambda: queue.put(local))
process.start()
print(queue.get())
process.join()
print(process.exitcode)
with multiprocessing.Pool(2) as pool:
    print(pool.map(abs, range(-5, 5)))
process = multiprocessing.Process(target=time.sleep, args=(30,))
process.start()
process.terminate()
process.join()
print(process.exitcode)
sys.stdout.flush()
if os.fork() == 0:
    print("the child ends like any program")
    sys.exit(5)
print(os.waitstatus_to_exitcode(os.wait()[1]))
