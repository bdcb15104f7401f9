"""Chains of generators that delegate: what is sent, thrown and yielded goes through all of them."""
import sys


def leaf(n):
    for i in range(n):
        try:
            got = yield i
        except KeyError as error:
            got = ("caught", repr(error))
        if got is not None:
            print("leaf got", got)
    return "leaf done"


def middle(depth, n):
    if depth == 0:
        result = yield from leaf(n)
    else:
        result = yield from middle(depth - 1, n)
    return (depth, result)


def warm():
    for _ in range(40):
        list(middle(5, 3))


def show(chain):
    states = []
    while chain is not None and hasattr(chain, "gi_frame"):
        frame = chain.gi_frame
        states.append((chain.gi_running, chain.gi_suspended, frame and frame.f_lineno, bool(frame and frame.f_back)))
        chain = chain.gi_yieldfrom
    print(states)


warm()
chain = middle(4, 6)
print(next(chain), next(chain))
show(chain)
print(chain.send("hello"))
print(chain.throw(KeyError("x")))
inner = chain.gi_yieldfrom.gi_yieldfrom
print("inner", next(inner))
print(next(chain))
try:
    print(next(chain))
except StopIteration as stop:
    print("stop", stop.value)
show(chain)


def failing():
    yield 1
    raise ValueError("in the leaf")


def through(depth):
    if depth:
        yield from through(depth - 1)
    else:
        yield from failing()


def names(error):
    tb, found = error.__traceback__, []
    while tb:
        found.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
        tb = tb.tb_next
    return found


for _ in range(30):
    try:
        for item in through(4):
            pass
    except ValueError as error:
        last = names(error)
print(last)


def looking():
    while True:
        frame, found = sys._getframe(), []
        while frame:
            found.append((frame.f_code.co_name, frame.f_lineno))
            frame = frame.f_back
        yield found


def above(depth):
    try:
        if depth:
            yield from above(depth - 1)
        else:
            yield from looking()
    finally:
        print("closing", depth)


stack = above(3)
for _ in range(20):
    found = next(stack)
print(found)


def elsewhere():
    return next(stack)


print(elsewhere())
stack.close()


def handled(depth):
    try:
        raise KeyError(depth)
    except KeyError:
        if depth:
            yield from handled(depth - 1)
        else:
            for _ in range(5):
                yield sys.exception()
    yield sys.exception()


def outside():
    try:
        raise ValueError("outside")
    except ValueError:
        for error in handled(2):
            print(repr(error), repr(sys.exception()), repr(error and error.__context__))
    print(sys.exception())


for _ in range(2):
    outside()


def running(holder):
    yield 1
    yield [g.gi_running for g in holder]
    try:
        next(holder[0])
    except ValueError as error:
        yield error


def wrap(g):
    yield from g


holder = []
first = running(holder)
second = wrap(first)
third = wrap(second)
holder += [third, second, first]
print(list(third))


def deep(n):
    if n:
        yield from deep(n - 1)
    else:
        yield "bottom"
        yield "again"


g = deep(300)
print(next(g), next(g), next(g, "end"))
events = []


def traced():
    yield from middle(1, 2)


def tracer(frame, event, arg):
    if frame.f_code.co_name in ("leaf", "middle", "traced"):
        events.append((frame.f_code.co_name, event, frame.f_lineno - frame.f_code.co_firstlineno))
    return tracer


for _ in range(20):
    list(traced())
g = traced()
next(g)
sys.settrace(tracer)
next(g)
sys.settrace(None)
list(g)
print(events)


class Awaitable:
    def __await__(self):
        got = yield "pending"
        return got


async def bottom():
    return await Awaitable(), await Awaitable()


async def upper(n):
    if n:
        return await upper(n - 1)
    return await bottom()


async def items(n):
    for i in range(n):
        yield await upper(2), i


async def consume():
    return [item async for item in items(3)]


def drive(coroutine):
    sent, n = None, 0
    try:
        while True:
            assert coroutine.send(sent) == "pending"
            n += 1
            sent = n
    except StopIteration as stop:
        return stop.value


for _ in range(20):
    result = drive(consume())
print(result)
