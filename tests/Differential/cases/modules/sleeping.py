"""time.sleep: as long as asked, at no cost for the processor, until a signal comes."""
import signal
import threading
import time

# Fractions of a millisecond are slept through, not waited for.
for length in (0.0004, 0.0009, 0.0015):
    start, used = time.perf_counter(), time.thread_time()
    for _ in range(200):
        time.sleep(length)
    elapsed, used = time.perf_counter() - start, time.thread_time() - used
    print(length, 'not too short', elapsed >= 200 * length, 'at rest', used < elapsed / 3)

# So does a thread of its own.
def sleeper():
    used = time.thread_time()
    for _ in range(200):
        time.sleep(0.0009)
    print('at rest in a thread', time.thread_time() - used < 0.06)

thread = threading.Thread(target=sleeper)
thread.start()
thread.join()


class Alarm(Exception):
    pass


def ring(*args):
    raise Alarm


# What a handler raises ends it; otherwise it goes on for the rest.
signal.signal(signal.SIGALRM, ring)
signal.setitimer(signal.ITIMER_REAL, 0.02)
start = time.perf_counter()
try:
    time.sleep(30)
except Alarm:
    print('ended by its signal', time.perf_counter() - start < 15)

heard = []
signal.signal(signal.SIGALRM, lambda *args: heard.append(1))
signal.setitimer(signal.ITIMER_REAL, 0.02)
start = time.perf_counter()
time.sleep(0.2)
print('went on', heard, time.perf_counter() - start >= 0.2)

# Others run meanwhile.
done = threading.Event()
threading.Thread(target=done.set).start()
while not done.is_set():
    time.sleep(0)
print('let others run')

for wrong in (-1, float('nan'), float('inf'), 1e10, 10**30, 'x', None):
    try:
        time.sleep(wrong)
    except Exception as error:
        print(type(error).__name__, error)
