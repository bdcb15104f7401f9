"""A yield goes past generators that only delegate; whoever looks at those finds them suspended, wherever they are entered next."""
import inspect
import sys
import threading
import traceback


def leaf(n):
    for i in range(n):
        sent = yield i
        if sent == "boom":
            raise ValueError("boom")
        if sent == "stack":
            names, frame = [], sys._getframe()
            while frame:
                names.append(frame.f_code.co_name)
                frame = frame.f_back
            print(names)


def middle(n):
    first = yield from leaf(n)
    second = yield from leaf(2)
    return first, second


def outer(n):
    print("got", (yield from middle(n)))
    try:
        yield "after"
    finally:
        print("done")


def top(n):
    yield from outer(n)
    yield from outer(1)


def states(generator):
    found = []
    while inspect.isgenerator(generator):
        frame = generator.gi_frame
        found.append((generator.gi_code.co_name, inspect.getgeneratorstate(generator), frame and (frame.f_lasti, frame.f_lineno, frame.f_back)))
        generator = generator.gi_yieldfrom
    return found


def started(n, steps=3):
    generator = top(n)
    for _ in range(steps):
        next(generator)
    return generator


for _ in range(4):
    print(list(top(3)))
    walker = started(4)
    print(states(walker), walker.send("stack"), states(walker))
    walker.close()
    print(states(walker))

    walker = started(4)
    inner = walker.gi_yieldfrom.gi_yieldfrom.gi_yieldfrom
    print(next(inner), walker.gi_running, states(walker))
    try:
        walker.send("boom")
    except ValueError as error:
        print([entry.name for entry in traceback.extract_tb(error.__traceback__)], states(walker))

    walker = started(4)
    print(next(walker.gi_yieldfrom), next(walker))
    try:
        walker.throw(KeyError("thrown"))
    except KeyError as error:
        print([entry.name for entry in traceback.extract_tb(error.__traceback__)])


def entered_from_inside():
    def inner():
        yield 1
        try:
            next(generator)
        except ValueError as error:
            print(error)
        yield 2

    def delegating():
        yield from inner()

    generator = delegating()
    print(list(generator))


def shared():
    def one():
        yield from common

    def two():
        yield from one()

    common = leaf(12)
    print([next(generator, None) for generator in [two(), two(), one()] * 5])


def deep(n):
    if n:
        yield from deep(n - 1)
    else:
        while True:
            yield n


def moved_to_a_thread():
    generator = deep(40)
    results = [next(generator) for _ in range(5)]
    thread = threading.Thread(target=lambda: results.extend(next(generator) for _ in range(5)))
    thread.start()
    thread.join()
    print(len(results), next(generator))


def traced():
    generator, events = started(6), []

    def trace(frame, event, argument):
        events.append((frame.f_code.co_name, event))
        return trace

    sys.settrace(trace)
    next(generator)
    sys.settrace(None)
    next(generator)
    print(events, list(generator))


for _ in range(4):
    entered_from_inside()
shared()
moved_to_a_thread()
traced()
