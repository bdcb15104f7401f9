"""Reads altered inputs of one target; writes a line for each: its number, then "= result" or the exception.  Started by fuzz.py."""
import ast
import random
import sys
import warnings

import targets


def short(value):
    text = ascii(value)
    return text if len(text) < 400 else f"{text[:200]}... {len(text)} {hash(text)}"


def read_samples():
    try:
        with open("samples", encoding="utf-8", errors="surrogatepass") as file:
            return ast.literal_eval(file.read())
    except FileNotFoundError:
        return None


def main():
    name, seed, first, end = sys.argv[1], *map(int, sys.argv[2:5])
    warnings.simplefilter("ignore")
    target = targets.ALL[name]
    samples = read_samples() or target.samples()
    for number in range(first, end):
        chance = random.Random(f"{name} {seed} {number}")
        data = targets.alter(chance, chance.choice(samples), target)
        sys.stdout.write(f"{number} ")
        sys.stdout.flush()
        try:
            answer = "= " + short(target.read(data))
        except Exception as error:
            answer = f"{type(error).__name__} {short(str(error))}"
        sys.stdout.write(answer + "\n")
        sys.stdout.flush()


main()
