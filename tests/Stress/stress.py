"""Stress for interpreters and threads: everything at once, for as long as asked.

    adder tests/Stress/stress.py [--seconds 60] [--threads 4] [--seed N]

Threads make interpreters, which compute, raise, exit, start threads, run and cancel tasks of asyncio, are interrupted, and send numbered
messages through channels and queues, and end; the main thread is interrupted meanwhile.  It fails when a message is lost or doubled, when
something is left over, or when nothing moves.  At the end it says how much it did, and what the process had before and has after.
"""
import argparse
import collections
import gc
import os
import random
import sys
import threading
import time

import _thread
import _xxinterpchannels as channels
import _xxsubinterpreters as low
from concurrent import interpreters


CANCELLATIONS = """
import asyncio

ended = []

async def work(n):
    try:
        await asyncio.sleep(0 if n % 2 else 60)
        ended.append(n)
    except asyncio.CancelledError:
        ended.append(-n)
        raise

async def main():
    tasks = [asyncio.create_task(work(n)) for n in range(1, 21)]
    await asyncio.sleep(0.001)
    while not all(task.done() for task in tasks[::2]):
        await asyncio.sleep(0)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    try:
        async with asyncio.timeout(0.002):
            await asyncio.sleep(60)
    except TimeoutError:
        ended.append(0)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work(22))
            await asyncio.sleep(0)
            raise KeyError
    except* KeyError:
        pass

asyncio.run(main())
assert sorted(ended, key=abs) == [0, *(n if n % 2 else -n for n in range(1, 21)), -22], ended
"""


class Failure(Exception):
    pass


class Possessions:
    """What the process has: threads (but for .NET's own), descriptors (but for files of .NET, opened when needed), memory."""

    def __init__(self):
        self.threads = sum(not name.startswith(".NET") for name in map(self.name, os.listdir("/proc/self/task")))
        self.descriptors = sum(self.counts(descriptor) for descriptor in os.listdir("/proc/self/fd"))
        with open("/proc/self/statm") as sizes:
            self.megabytes = int(sizes.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") >> 20

    @staticmethod
    def name(thread):
        try:
            with open(f"/proc/self/task/{thread}/comm") as text:
                return text.read()
        except OSError:                                 # It has ended.
            return ".NET"

    @staticmethod
    def counts(descriptor):
        try:
            return not os.readlink(f"/proc/self/fd/{descriptor}").endswith(".dll")
        except FileNotFoundError:                       # The listing's own.
            return False

    def __str__(self):
        return f"{self.threads} threads, {self.descriptors} descriptors, {self.megabytes} MB"


class Stress:
    def __init__(self, seconds, threads, seed):
        self.end = time.monotonic() + seconds
        self.threads = threads
        self.seed = seed
        self.done = collections.Counter()
        self.failures = []
        self.messages = 0
        self.start = self.moved = time.monotonic()

    def received(self, count):
        self.messages += count

    def note(self, what):
        self.done[what] += 1
        self.moved = time.monotonic()

    def require(self, holds, what):
        if not holds:
            raise Failure(what)

    # What a thread may do; each is told a source of random numbers.

    def compute(self, rnd):
        interpreter = low.create(isolated=rnd.random() < 0.8)
        n = rnd.randrange(100, 3000)
        low.run_string(interpreter, f"assert sum(i * i for i in range({n})) == {sum(i * i for i in range(n))}")
        low.destroy(interpreter)

    def errors(self, rnd):
        interpreter = low.create()
        for source in rnd.sample(["1 / 0", "raise SystemExit(3)", "import sys; sys.exit()", "raise KeyboardInterrupt", "x(", "undefined"], 3):
            try:
                low.run_string(interpreter, source)
            except low.RunFailedError:
                continue
            raise Failure(f"no error from {source}")
        low.destroy(interpreter)

    def imports(self, rnd):
        interpreter = interpreters.create()
        name = rnd.choice(["json", "re", "collections", "threading", "textwrap"])
        interpreter.exec(f"import {name}, sys; assert sys.modules[{name!r}] is {name}")
        interpreter.close()

    def inner_threads(self, rnd):
        interpreter = interpreters.create()
        interpreter.exec(
            "import threading\n"
            "found = []\n"
            "def work(n):\n"
            "    found.append(sum(range(n)))\n"
            "workers = [threading.Thread(target=work, args=(1000 + i,)) for i in range(4)]\n"
            "for worker in workers: worker.start()\n"
            "for worker in workers: worker.join()\n"
            "assert sorted(found) == [sum(range(1000 + i)) for i in range(4)]\n")
        interpreter.close()

    def channel(self, rnd):
        cid = channels.create()
        interpreter = low.create()
        count = rnd.randrange(1, 200)
        sender = threading.Thread(target=low.run_string, args=(interpreter, (
            "import _xxinterpchannels as channels\n"
            f"for i in range({count}):\n"
            f"    channels.send({int(cid)}, i)\n")))
        sender.start()
        received, nothing = [], object()
        while len(received) < count and time.monotonic() < self.end + 60:
            item = channels.recv(cid, nothing)
            if item is nothing:
                time.sleep(0.001)
            else:
                received.append(item)
        sender.join()
        self.require(received == list(range(count)), f"channel: {len(received)} of {count} messages")
        self.received(count)
        low.destroy(interpreter)
        channels.destroy(cid)

    def queue(self, rnd):
        queue = interpreters.create_queue(rnd.choice([0, 1, 10]))
        workers = []
        for k in range(2):
            interpreter = interpreters.create()
            interpreter.prepare_main(queue=queue, start=k * 100)
            thread = threading.Thread(target=interpreter.exec, args=("for i in range(100): queue.put((start + i, 'x'))",))
            thread.start()
            workers.append((interpreter, thread))
        received = [queue.get(timeout=120) for _ in range(200)]
        for interpreter, thread in workers:
            thread.join()
            interpreter.close()
        self.require(sorted(received) == [(i, 'x') for i in range(200)], "queue: messages lost")
        self.received(200)

    def cancellations(self, rnd):
        if rnd.random() < 0.5:
            exec(CANCELLATIONS, {})
            return
        interpreter = interpreters.create()
        interpreter.exec(CANCELLATIONS)
        interpreter.close()

    def locks(self, rnd):
        lock, total = threading.Lock(), [0]

        def add():
            for _ in range(200):
                with lock:
                    total[0] += 1
        workers = [threading.Thread(target=add) for _ in range(3)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        self.require(total[0] == 600, "lock: additions lost")

    def work(self, number):
        rnd = random.Random(self.seed * 1000 + number)
        tasks = [self.compute, self.errors, self.imports, self.inner_threads, self.channel, self.queue, self.locks,
                 self.cancellations]
        try:
            while time.monotonic() < self.end and not self.failures:
                task = rnd.choice(tasks)
                task(rnd)
                self.note(task.__name__)
        except BaseException as error:
            import traceback
            self.failures.append(traceback.format_exc())

    def watch(self, workers):
        """The main thread: interrupts itself, and sees whether the others move."""
        while any(worker.is_alive() for worker in workers):
            try:
                _thread.interrupt_main()
                for _ in range(1000):
                    time.sleep(0.001)
                self.failures.append("the interrupt did not arrive")
            except KeyboardInterrupt:
                self.done["interrupt"] += 1
            try:
                time.sleep(0.05)
            except KeyboardInterrupt:
                self.failures.append("an interrupt too many")
            if time.monotonic() - self.moved > 120:
                self.failures.append("nothing moves any more")
                return False
        return True

    def run(self):
        # What the library opens once is opened before the count.
        exec(CANCELLATIONS, {})
        gc.collect()
        before = Possessions()
        workers = [threading.Thread(target=self.work, args=(i,), daemon=True) for i in range(self.threads)]
        for worker in workers:
            worker.start()
        moved = self.watch(workers)
        left = [i for i in interpreters.list_all() if i.id != interpreters.get_main().id]
        if not self.failures and left:
            self.failures.append(f"interpreters left: {left}")
        gc.collect()
        after = Possessions()
        patience = time.monotonic() + 10                # Threads that wait for more work end when none comes.
        while after.threads > before.threads and time.monotonic() < patience:
            time.sleep(0.5)
            after = Possessions()
        if not self.failures and (after.descriptors > before.descriptors or after.threads > before.threads):
            self.failures.append("threads or descriptors left")
        print(", ".join(f"{count} {what}" for what, count in sorted(self.done.items())), flush=True)
        print(f"{time.monotonic() - self.start:.0f} s, {self.done.total()} operations, {self.messages} messages, {len(self.failures)} failures; "
              f"before: {before}; after: {after}", flush=True)
        for failure in self.failures:
            print("FAILED:", failure, flush=True)
        if not moved:
            os._exit(2)
        return not self.failures


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--threads", type=int, default=4)
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 30))
    options = parser.parse_args()
    print("seed", options.seed, flush=True)
    sys.exit(0 if Stress(options.seconds, options.threads, options.seed).run() else 1)


if __name__ == "__main__":
    main()
