# Steps of async generators: nested, waiting in the middle, ending, failing, closed, and handlers around a yield.
import sys


class Wait:
    def __await__(self):
        return (yield "waiting")


async def count(n):
    try:
        for i in range(n):
            if i == 2:
                print("woken with", await Wait())
            got = yield i
            if got is not None:
                print("got", got)
    finally:
        print("count ends,", sys.exception())


async def nested(n):
    async for x in count(n):
        yield x * 10
    if n == 4:
        raise ValueError("four")


def run(coroutine):
    value = None
    try:
        while True:
            print("outer:", coroutine.send(value))
            value = "alarm"
    except StopIteration as stop:
        return stop.value


async def main():
    print([x async for x in nested(3)])
    try:
        async for x in nested(4):
            try:
                raise KeyError(x)
            except KeyError:
                step = count(1)
                print(await anext(step), repr(sys.exception()))
                await step.aclose()
    except ValueError as error:
        print("failed", error)
    steps = count(2)
    print(await steps.asend(None), await steps.asend("hello"))
    try:
        await steps.asend(None)
    except StopAsyncIteration:
        print("over")
    again = steps.asend(None)
    for _ in range(2):
        try:
            await again
        except (StopAsyncIteration, RuntimeError) as error:
            print(type(error).__name__, error)
    return "done"


print(run(main()))


def handlers():
    try:
        raise KeyError("inside")
    except KeyError:
        yield repr(sys.exception())
        yield repr(sys.exception())
    yield repr(sys.exception())


try:
    raise ValueError("outside")
except ValueError:
    steps = handlers()
    print(next(steps))
print(list(steps), sys.exception())
