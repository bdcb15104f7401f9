"""A comprehension asks what it goes through how much is to come; what it goes through may change meanwhile."""
numbers = list(range(10))
grown = [numbers.append(x) or x for x in numbers if len(numbers) < 200]
print(len(grown), len(numbers), grown[:3], grown[-3:])

numbers = list(range(100))
print([numbers.pop() for x in numbers][-3:], len(numbers))
print([numbers.clear() or x for x in numbers], numbers)

for count in 0, 1, 2, 7, 8, 9, 10, 72, 73, 74, 1000:
    source = range(count)
    assert [x for x in source] == list(source) == [x for x in list(source)] == [x for x in tuple(source)]
    assert [x for x in source if x < 9] == list(range(min(count, 9)))
    assert [x for x in source if x % 3 == 1] == list(range(1, count, 3))
    assert [x for x in range(count, 0, -1)] == list(source)[::-1] or count
    assert [(x, y) for x in source for y in (1, 2)] == [(x, y) for y0 in [source] for x in y0 for y in (1, 2)]

# A range that is half gone through, and one that was set.
half = iter(range(50))
next(half), next(half)
print([x for x in half if x > 45], list(half))
state = iter(range(50))
state.__setstate__(40)
print([x for x in state], state.__length_hint__())
print([x for x in range(2**63 - 3, 2**63 - 1)], [x for x in range(-2**63, -2**63 + 2)])

try:
    [10 // (5 - x) for x in range(1_000_000)]
except ZeroDivisionError as error:
    print(error)
huge = [1, 2]
print(huge, [*range(3), *huge], list(iter(range(5))), list(x for x in range(5)))
