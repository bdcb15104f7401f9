"""Dictionaries whose keys are ints, floats, big ints, strings and others, mixed, with removals and equal keys of different types."""

from collections import OrderedDict

KEYS = [1, 2.5, -1, -2, 2**61 - 1, 2**61, -2**63, 2**70, 0.0, True, 'a', '', None, (1, 2), 1.0, float('inf'), 3 + 0j, -1.0]
table = {}
for key in KEYS:
    table[key] = repr(key)
print(table, len(table))
for key in list(table):
    table[key] = table.pop(key)
print(list(table))

table = {number: number for number in range(1000)}
for number in range(0, 1000, 3):
    del table[number]
for number in range(2000):
    table[float(number)] = number
print(len(table), sum(table), list(table)[:3], list(table)[-2:])
for number in range(500):
    table[f'x{number}'] = table[number**20] = table[-number] = number
print(len(table), table[2**20], table[-0.0], table['x499'])

copied = {**table}
ordered = OrderedDict(table)
ordered.move_to_end(5)
ordered.move_to_end(7.0, last=False)
print(copied == table == dict(table) == table.copy(), next(iter(ordered)), list(ordered)[-1], ordered == table)
print({1: 2, 1.0: 3, True: 4}, {**{1: 1}, **{1.0: 2}}, dict.fromkeys([1, 1.0, 2]))


class Key:
    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return hash(self.value)

    def __eq__(self, other):
        return self.value == (other.value if isinstance(other, Key) else other)


for value in 5, 2.5, 'text':
    table = {Key(value): 1}
    print(table[Key(value)], value in table, Key(value) in {value: 1}, {value: 2}.pop(Key(value)))
