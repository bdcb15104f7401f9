"""Producers and workers around a bounded queue."""

import asyncio


async def produce(name, queue, count):
    for number in range(count):
        await queue.put((name, number))
        await asyncio.sleep(0.001)


async def work(queue, results):
    while True:
        name, number = await queue.get()
        results.append(f"{name}{number**2}")
        queue.task_done()


async def main():
    queue, results = asyncio.Queue(maxsize=3), []
    async with asyncio.TaskGroup() as workers:
        running = [workers.create_task(work(queue, results)) for _ in range(2)]
        async with asyncio.TaskGroup() as producers:
            for name in "ab":
                producers.create_task(produce(name, queue, 4))
        await queue.join()
        for worker in running:
            worker.cancel()
    print(*sorted(results))


asyncio.run(main())
