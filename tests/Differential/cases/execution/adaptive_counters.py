"""Counters beneath hidden forms, and what misses and what does not: the caches after the same executions."""
import dis


def caches(function, *families):
    """The instructions of these families with their counters."""
    shown = []
    for instruction in dis.get_instructions(function, adaptive=True, show_caches=True):
        if instruction.opname != "CACHE":
            name = instruction.opname if instruction.opname.startswith(families) else None
        elif name and instruction.argrepr.startswith("counter"):
            shown.append((name, int(instruction.argrepr.partition(": ")[2])))
    return shown


def after_calls(function, make, *families):
    print(function.__name__)
    for total in 1, 2, 4, 9, 30:
        for _ in range(total):
            function(make())
        print("   ", caches(function, *families))


def one_variable(items):
    for item in items:
        pass


def two_variables(items):
    for first, second in items:
        pass


def pairs_of_lists(items):
    for item in items:
        yield [item, item]


after_calls(one_variable, lambda: {1, 2, 3}, "FOR_ITER")
after_calls(one_variable, lambda: [1, 2], "FOR_ITER")
after_calls(two_variables, lambda: enumerate("abcde"), "FOR_ITER", "UNPACK")
after_calls(two_variables, lambda: {1: 2, 3: 4}.items(), "FOR_ITER", "UNPACK")
after_calls(two_variables, lambda: map(list, ["ab", "cd"]), "FOR_ITER", "UNPACK")
after_calls(two_variables, lambda: zip((1, 2, 3), "abc"), "FOR_ITER", "UNPACK")
after_calls(two_variables, lambda: pairs_of_lists("ab"), "FOR_ITER", "UNPACK")


def generator_expression(items):
    return sum(item for item in items)


def inner_function(default):
    def inner(value=default):
        return value
    return inner(1)


after_calls(generator_expression, lambda: [1, 2], "CALL")
after_calls(inner_function, lambda: 1, "CALL")


class Names(dict):
    pass


class Letters(str):
    pass


def keys(names):
    names.keys()


def upper(text):
    text.upper()


after_calls(keys, dict, "LOAD_ATTR", "CALL")
after_calls(keys, Names, "LOAD_ATTR", "CALL")
after_calls(upper, lambda: Letters("a"), "LOAD_ATTR", "CALL")
after_calls(upper, lambda: "a", "LOAD_ATTR", "CALL")


class Watched:
    def __getattribute__(self, name):
        return object.__getattribute__(self, name)

    def method(self):
        return 1


def watched_method(watched):
    return watched.method(), watched.method


after_calls(watched_method, Watched, "LOAD_ATTR", "CALL")


def call(callable):
    callable()


after_calls(call, lambda: tuple, "CALL")
after_calls(call, lambda: zip, "CALL")
after_calls(call, lambda: dict, "CALL")
