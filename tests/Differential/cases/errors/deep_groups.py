# Splitting a group that is nested too deeply fails, and leaves nothing behind.
group = TypeError(1)
for _ in range(100_000):
    group = ExceptionGroup("eg", [group])

for _ in range(3):
    for part in group.split, group.subgroup:
        try:
            part(TypeError)
        except RecursionError as error:
            print(type(error).__name__, len(repr([1])), max([3, 1], key=lambda x: -x))


class Swallow:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        print(kind.__name__)
        return True


with Swallow():
    group.split(TypeError)
while group is not None:  # no deep chain is left to be freed at once
    group = getattr(group, "exceptions", (None,))[0]
