"""OrderedDict in C#."""
from collections import OrderedDict
import copy
import pickle

d = OrderedDict([('a', 1), ('b', 2), ('c', 3)], d=4)
print(d, list(reversed(d)), d.keys(), d.values(), d.items())
d.move_to_end('a')
d.move_to_end('d', last=False)
print(list(d.items()), d.popitem(), d.popitem(last=False), d)
print(d == OrderedDict(b=2, c=3), d == OrderedDict(c=3, b=2), d == {'c': 3, 'b': 2}, d | {'z': 26}, {'z': 26} | d)
print(d.setdefault('b', 5), d.setdefault('e'), d.pop('b'), d.pop('nothing', None), d.__reduce__()[:4])
print(OrderedDict.fromkeys('xyz', 0), copy.copy(d), pickle.loads(pickle.dumps(d)), type(iter(d)).__name__, d.keys() & {'c'})
for change in [lambda: d.update(q=1), lambda: d.move_to_end('c'), lambda: d.pop('c')]:
    try:
        for key in d:
            change()
    except RuntimeError as error:
        print(error)
for bad in [lambda: OrderedDict(1, 2), lambda: OrderedDict([1]), lambda: OrderedDict([(1,)]), lambda: OrderedDict().popitem(), lambda: d.move_to_end('?')]:
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
d.self = d
d['loop'] = d
print(d)
