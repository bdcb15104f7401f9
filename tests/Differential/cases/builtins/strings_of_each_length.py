"""Strings of each length, made in different ways: equal, with equal hashes, found in dictionaries."""


class Text(str):
    pass


def made(character, length):
    half = length // 2
    yield character * length
    yield ''.join([character] * length)
    yield character * half + character * (length - half)
    yield f'{character * half}{character * (length - half)}'
    yield (character * (length + 9))[4:length + 4]
    yield ('|' + character * length + '|').split('|')[1]
    yield (character * length).encode().decode()
    yield Text(character * length)
    yield str(Text(character * length))


for character in 'a', '\xe9', '\u0416', '\U0001f600':
    for length in [*range(34), 255, 256, 300]:
        first, *others = made(character, length)
        assert len(first) == length and list(first) == [character] * length
        for other in others:
            assert other == first and hash(other) == hash(first) and {first: 1}[other] and {other: 1}[first], (character, length)
            assert len(other) == length and other + 'x' != first + 'y' and first < other + 'a'
            assert other.find(character * 2, 1) == (1 if length > 2 else -1) and other.replace(character, '') == ''
        assert first[:-1] != first or not first

print(hash('abc'), hash('abcdefg'), hash('abcdefgh'), hash('x' * 23), hash('x' * 31), hash('x' * 32), hash('\xe9'), hash(''))

text = ''
for number in range(400):
    before, text = text, text + 'ab'[number % 2]
    assert text.startswith(before) and text[number] == 'ab'[number % 2]
print(text.count('ab'), len(text))
