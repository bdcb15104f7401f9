"""Counts the words of text files: words.py FILE ..."""

import collections
import re
import sys


def words(path):
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            yield from re.findall(r"[^\W\d_]+", line.lower())


def main(paths):
    if not paths:
        sys.exit(f"usage: {sys.argv[0]} FILE ...")
    counts = collections.Counter()
    for path in paths:
        try:
            counts.update(words(path))
        except OSError as error:
            print(f"{path}: {error.strerror}", file=sys.stderr)
    for word, count in counts.most_common(10):
        print(f"{count:6} {word}")


main(sys.argv[1:])
