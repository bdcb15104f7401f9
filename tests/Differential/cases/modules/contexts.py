# Contexts: copies share their values, and what keys() and the rest give knows how much there is.
import contextvars

many = [contextvars.ContextVar(f'v{i}') for i in range(200)]
empty = contextvars.Context()
print(len(empty), list(empty), empty == contextvars.Context())


def fill():
    tokens = [variable.set(i) for i, variable in enumerate(many)]
    full = contextvars.copy_context()
    print(len(full), sorted(full.values()), full[many[7]])
    items = full.items()
    print(type(items).__name__, type(full.keys()).__name__, type(full.values()).__name__, len(items))
    first = next(items)
    print(full[first[0]] == first[1], len(items), len(list(items)))
    print(all(full[key] == value for key, value in full.items()), set(full) == set(many) == set(full.keys()))
    for token in reversed(tokens[1:]):
        token.var.reset(token)
    left = contextvars.copy_context()
    print(len(left), dict(left.items()) == {many[0]: 0}, len(full), left == full, full == full.copy())
    many[0].set(0)
    print(contextvars.copy_context() == left)
    return left


left = empty.run(fill)
print(len(empty), len(contextvars.copy_context()), left.get(many[1]), left.get(many[1], 5), many[0] in left, many[1] in left)
for wrong in (lambda: left[many[1]], lambda: left['x'], lambda: 'x' in left, lambda: left.get(1)):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, str(error)[:26])
