# A thread that only waits keeps nothing alive of what it has finished: another one's collection finds it.
import asyncio
import gc

finished = []


async def numbers():
    try:
        yield 1
        yield 2
    finally:
        finished.append("numbers")


async def look_once():
    async for number in numbers():
        return number


async def main():
    print(await asyncio.create_task(look_once()))
    for _ in range(3):
        await asyncio.get_running_loop().run_in_executor(None, gc.collect)
        await asyncio.sleep(0.001)
    print(finished)


asyncio.run(main())
