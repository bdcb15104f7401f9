"""json with its encoder and scanner in C#."""
import json
import enum


class Number(int):
    def __repr__(self):
        return 'never shown'


class Color(enum.IntEnum):
    RED = 1


cases = [
    {'a': [1, 2.5, None, True, 'é"\\\n\x00'], 'b': {}, 'c': [], 'd': ()}, [Number(3), Color.RED], {1: 2, 2.5: 3, None: 4, True: 5}, 'x' * 30,
    '\U0001f600', [[[]]], 1e400, -0.0, 123456789012345678901234567890, {'b': 1, 'a': 2},
]
for case in cases:
    for options in [{}, {'ensure_ascii': False}, {'sort_keys': True}, {'indent': 1}, {'separators': (',', ':')}]:
        try:
            print(json.dumps(case, **options))
        except TypeError as error:
            print(error)
loop = []
loop.append(loop)
for bad, options in [(loop, {}), ({(1, 2): 3}, {}), ({(1, 2): 3}, {'skipkeys': True}), (float('nan'), {'allow_nan': False}), ({1, 2}, {}), (1j, {'default': str})]:
    try:
        print(json.dumps(bad, **options))
    except Exception as error:
        print(type(error).__name__, error)
for text in ['', '[', '{"a"', '{"a":}', '[1,]', '"\\u12"', '"\t"', 'nul', '[1 2]', '{"a":1 "b"', '"\\ud83d\\ude00"', '-', '01', '1.e', '[1.5e3, -0, NaN, -Infinity]']:
    try:
        print(repr(json.loads(text)))
    except ValueError as error:
        print(error)
