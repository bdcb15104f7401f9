"""Conditions of every kind in variables: what is true, what fails to say so, and where."""
import traceback


class Asked:
    def __init__(self, answer): self.answer = answer

    def __bool__(self):
        if isinstance(self.answer, Exception): raise self.answer
        return self.answer


class Sized:
    def __init__(self, n): self.n = n

    def __len__(self): return self.n


def decide(x):
    a = 'yes' if x else 'no'
    b = 'no' if not x else 'yes'
    n = 0
    while x:
        n += 1
        x = None
    return a, b, n, x and 'and', x or 'or', [y for y in [x] if y], [y for y in [x] if not y]


KINDS = [True, False, None, 0, 1, -1, 2**63, -2**70, 0.0, -0.0, 0.5, float('nan'), 0j, 1j, '', 'x', b'', b'x', [], [0], (), (0,), {}, {0: 0}, set(), {0}, range(0), range(1),
         object, len, Asked(True), Asked(False), Sized(0), Sized(3), iter([]), NotImplementedError, ...]
for _ in range(40):
    results = [decide(x) for x in KINDS]
for x, result in zip(KINDS, results):
    print(result[:3], result[4] if isinstance(result[4], str) else '')
    assert decide(x)[0] == ('yes' if bool(x) else 'no')


def fails(x):
    if (
        not
            x
    ):
        return 1
    return 2


for _ in range(30): fails(1)
for wrong in Asked(ValueError('no answer')), Asked(5), Sized(-1), Sized('x'), Sized(2**70):
    try:
        print(fails(wrong))
    except Exception as error:
        place = [f for f in traceback.extract_tb(error.__traceback__) if f.name == 'fails'][0]
        print(type(error).__name__, error, place.lineno, place.colno, place.end_colno)
