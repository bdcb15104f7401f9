"""A FileIO that did not close its descriptor, or has been closed, and is opened again: abandoned, it is closed."""
import gc
import io
import os


def abandon(prepare):
    reading, writing = os.pipe()
    os.set_blocking(reading, False)
    prepare(writing)
    gc.collect()
    try:
        return os.read(reading, 1)
    except BlockingIOError:
        return "still open"
    finally:
        os.close(reading)


def once(writing):
    io.FileIO(writing, "w")


def never(writing):
    io.FileIO(writing, "w", closefd=False)


def after_another(writing):
    file = io.FileIO(writing, "w", closefd=False)
    file.__init__(writing, "w")


def after_close(writing):
    file = io.FileIO(os.devnull)
    file.close()
    file.__init__(writing, "w")


def not_any_more(writing):
    file = io.FileIO(os.devnull)
    file.__init__(writing, "w", closefd=False)


for prepare in once, never, after_another, after_close, not_any_more:
    print(prepare.__name__, abandon(prepare))
