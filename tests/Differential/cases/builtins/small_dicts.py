"""Dictionaries around the size from which on they have an index."""
for size in range(14):
    made = {i: str(i) for i in range(size)}
    texts = dict.fromkeys(map(str, range(size)), size)
    print(size, list(made), len(texts), made.get(size), made.get(size - 1), 0.0 in made, str(size) in texts, texts.get(str(size - 1)))
    for i in range(0, size, 2):
        del made[i]
    made['new'] = True
    made[1.0] = 'one'
    print(made, list(made.items())[:2], sorted(map(str, made.values()))[:3], list(reversed(made)))
    copy = made.copy()
    while made:
        key, item = made.popitem()
        made.setdefault('left', key)
        if item == key or len(made) == 1:
            break
    print(made, copy == copy | {}, {**copy, **texts} == texts | copy)


class Same:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return 1

    def __eq__(self, other):
        print('compared', self.name, getattr(other, 'name', other))
        return self is other


a, b = Same('a'), Same('b')
few = {a: 1, 1: 2}
print(few.get(b), few[a], few[True], b in few)
