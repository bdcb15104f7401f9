# A thread-local object that only its own contents lead to goes with them, in the thread that made it and in others.
import gc
import threading
import weakref


class Holder:
    pass


def make():
    holder = Holder()
    holder.local = threading.local()
    holder.local.back = holder
    return weakref.ref(holder)


found = make()
gc.collect()
print(found() is None)

shared = threading.local()
kept = Holder()
shared.value = kept
left = []


def other():
    shared.value = Holder()
    left.append(weakref.ref(shared.value))


thread = threading.Thread(target=other)
thread.start()
thread.join()
print(shared.value is kept)
del thread
gc.collect()
print(left[0]() is None)
