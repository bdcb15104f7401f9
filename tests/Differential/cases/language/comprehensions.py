matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)])
print({word: len(word) for word in ["a", "bb", "ccc"]})
print(sorted({x % 3 for x in range(10)}))
print([x for x in range(20) if x % 2 if x % 3])
print([y := 1, y**2], y)
print([last := x for x in range(3)], last)
x = "outer"
print([x for x in range(2)], x)
functions = [lambda: i for i in range(3)]
print([f() for f in functions])


class Body:
    size = 3
    items = [n for n in range(size)]
    pairs = [(a, b) for a in range(2) for b in range(2)]


print(Body.items, Body.pairs)


def scoped():
    total = 0
    values = [total := total + n for n in range(5)]
    return total, values


print(scoped())
print([(lambda: z)() for z in range(3)])
print([*range(3), *"ab"], {**{"a": 1}, "b": 2}, (*[1], *(2,)))
print([[a, b] for a, (b, *_) in [(1, (2, 3)), (4, (5,))]])
try:
    [1 / n for n in (1, 0)]
except ZeroDivisionError as error:
    print(error.__traceback__.tb_frame.f_code.co_name, error.__traceback__.tb_next)


async def agen():
    for n in range(3):
        yield n


async def main():
    print([n async for n in agen()], {n: n async for n in agen() if n}, [n * 2 async for n in agen()])


coroutine = main()
try:
    coroutine.send(None)
except StopIteration:
    print("finished")
