"""Conway's Game of Life on a torus: life.py [GENERATIONS]"""

import itertools
import sys

WIDTH, HEIGHT = 24, 12
GLIDER = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
NEIGHBOURS = [step for step in itertools.product((-1, 0, 1), repeat=2) if step != (0, 0)]


def neighbours(cell):
    x, y = cell
    return {((x + dx) % WIDTH, (y + dy) % HEIGHT) for dx, dy in NEIGHBOURS}


def step(living):
    candidates = living.union(*map(neighbours, living))
    return {cell for cell in candidates if (alive := len(neighbours(cell) & living)) == 3 or alive == 2 and cell in living}


def show(living):
    return "\n".join("".join("#" if (x, y) in living else "." for x in range(WIDTH)) for y in range(HEIGHT))


def main(generations):
    living = GLIDER
    for generation in range(generations):
        living = step(living)
    print(show(living))
    print(f"{len(living)} living after {generations} generations")


main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
