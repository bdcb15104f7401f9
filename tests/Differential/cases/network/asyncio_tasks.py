# Tasks and futures of asyncio.
import asyncio


async def double(number):
    await asyncio.sleep(0)
    return number * 2


async def fail():
    await asyncio.sleep(0)
    raise ValueError('failed')


async def show(awaitable):
    try:
        print(await awaitable)
    except BaseException as error:
        print(type(error).__name__, error)


async def main():
    loop = asyncio.get_running_loop()
    print(await asyncio.gather(*map(double, range(5))))
    await show(asyncio.create_task(fail()))
    task = asyncio.create_task(asyncio.sleep(10), name='sleeper')
    print(task.get_name(), len(asyncio.all_tasks()), asyncio.current_task() is task)
    await asyncio.sleep(0)
    print(task.cancel('enough'), task.cancelling(), task.uncancel())
    await show(task)
    print(task.cancelled(), task.done())

    future = loop.create_future()
    future.add_done_callback(lambda done: print('done', done.result()))
    loop.call_soon(future.set_result, 'result')
    await show(future)
    for method, args in (('set_result', (1,)), ('set_exception', (ValueError,)), ('cancel', ()), ('exception', ())):
        try:
            print(method, getattr(future, method)(*args))
        except Exception as error:
            print(method, type(error).__name__, error)
    pending = loop.create_future()
    for method in 'result', 'exception':
        try:
            getattr(pending, method)()
        except Exception as error:
            print(method, type(error).__name__, error)

    async def itself():
        await own
    own = asyncio.create_task(itself())
    try:
        await own
    except RuntimeError as error:
        print(str(error).partition(':')[0])

    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(double(1))
            group.create_task(fail())
    except* ValueError as errors:
        print(errors.exceptions)
    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(10)
    except TimeoutError as error:
        print(repr(error))

    loop.set_task_factory(asyncio.eager_task_factory)

    async def immediate():
        return 'at once'
    task = asyncio.create_task(immediate())
    print(task.done(), task.result())


asyncio.run(main())
try:
    asyncio.Future(loop=None, nothing=1)
except TypeError as error:
    print(error)
try:
    asyncio.get_running_loop()
except RuntimeError as error:
    print(error)
