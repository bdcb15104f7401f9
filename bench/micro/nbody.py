"""Float arithmetic on small lists, as in the n-body benchmark: microseconds per step."""
import time


def make():
    return [
        ([0.0, 0.0, 0.0], [0.0, 0.0, 0.0], 39.47),
        ([4.84, -1.16, -0.10], [0.6, 2.8, -0.02], 0.037),
        ([8.34, 4.12, -4.03], [-1.01, 1.8, 0.008], 0.011),
        ([12.89, -15.11, -0.22], [1.08, 0.86, -0.01], 0.0017),
        ([15.37, -25.9, 0.179], [0.97, 0.59, -0.034], 0.002),
    ]


def pairs_of(bodies):
    pairs = []
    i = 0
    for a in bodies:
        i += 1
        for b in bodies[i:]:
            pairs.append((a, b))
    return pairs


def advance(dt, n, bodies, pairs):
    while n:
        n -= 1
        for (([x1, y1, z1], v1, m1), ([x2, y2, z2], v2, m2)) in pairs:
            dx = x1 - x2
            dy = y1 - y2
            dz = z1 - z2
            mag = dt * ((dx * dx + dy * dy + dz * dz) ** (-1.5))
            b1m = m1 * mag
            b2m = m2 * mag
            v1[0] -= dx * b2m
            v1[1] -= dy * b2m
            v1[2] -= dz * b2m
            v2[0] += dx * b1m
            v2[1] += dy * b1m
            v2[2] += dz * b1m
        for (r, [vx, vy, vz], m) in bodies:
            r[0] += dt * vx
            r[1] += dt * vy
            r[2] += dt * vz


N = 10000
BODIES = make()
PAIRS = pairs_of(BODIES)
advance(0.01, 500, BODIES, PAIRS)
best = 1e9
for _ in range(40):
    start = time.perf_counter()
    advance(0.01, N, BODIES, PAIRS)
    best = min(best, time.perf_counter() - start)
print("nbody", round(best / N * 1e6, 3), "us")
