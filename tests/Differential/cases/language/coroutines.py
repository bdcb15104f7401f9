import asyncio


class Resource:
    async def __aenter__(self):
        await asyncio.sleep(0)
        print("opened")
        return self

    async def __aexit__(self, *error):
        print("closed", error[0] and error[0].__name__)
        return True


class Ticks:
    def __init__(self, count):
        self.count = count

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.count:
            raise StopAsyncIteration
        self.count -= 1
        return self.count


async def produce(limit):
    try:
        for n in range(limit):
            await asyncio.sleep(0)
            yield n
    finally:
        print("producer done")


async def work(name, delay):
    await asyncio.sleep(delay)
    print("worked", name)
    return name


async def main():
    async with Resource() as resource:
        raise ValueError("swallowed")
    print([n async for n in Ticks(3)])
    async for n in produce(5):
        if n == 2:
            break
    results = await asyncio.gather(work("b", 0.02), work("a", 0.01))
    print(results)
    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(5)
    except TimeoutError:
        print("timed out")
    queue = asyncio.Queue(2)

    async def consumer():
        total = 0
        while (item := await queue.get()) is not None:
            total += item
        return total

    task = asyncio.create_task(consumer())
    for n in range(5):
        await queue.put(n)
    await queue.put(None)
    print(await task)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work("c", 0))
            group.create_task(fail())
    except* RuntimeError as errors:
        print(errors.exceptions)
    task = asyncio.create_task(asyncio.sleep(10))
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", task.cancelled())
    generator = produce(3)
    print(await anext(generator), await anext(generator))
    await generator.aclose()
    print(await anext(generator, "default"))


async def fail():
    raise RuntimeError("from a task")


asyncio.run(main())


async def never():
    pass


coroutine = never()
print(type(coroutine).__name__, coroutine.cr_running)
coroutine.close()
try:
    asyncio.run(5)
except ValueError as error:
    print(error)
try:
    asyncio.run(asyncio.wait_for(asyncio.sleep(1), 0.001))
except TimeoutError as error:
    print(repr(error))
