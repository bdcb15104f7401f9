"""Generators that only an expression or a loop holds are closed when that lets go of them."""
import itertools
import sys


def numbers(name, stop=5):
    try:
        for i in range(stop):
            yield i
        print(name, "ends")
    finally:
        print(name, "closed")


class Tree:
    def walk(self, name):
        return numbers(name)


def section(function):
    print("--", function.__name__)
    try:
        print("->", function())
    except Exception as error:
        print("!!", repr(error))
    return function


@section
def breaks():
    for x in numbers("a"):
        if x == 1:
            break
    print("after the loop")


@section
def breaks_in_loop():
    for i in range(2):
        for x in numbers(f"a{i}"):
            if x == 1:
                break
    print("after the loops")


@section
def returns():
    for x in numbers("outer"):
        for y in numbers("inner"):
            if y == 1:
                return x, y


@section
def returns_constant():
    for x in numbers("a"):
        try:
            return None
        finally:
            print("finally")


@section
def raises():
    for x in numbers("a"):
        for y in numbers("b"):
            1 / (x - 1)


@section
def handles():
    for x in numbers("outer", 2):
        try:
            for y in numbers("inner"):
                raise KeyError(y)
        except KeyError as error:
            print("handling", error, sys.exc_info()[0])


@section
def continues_outside():
    for x in numbers("outer", 2):
        for y in numbers("inner"):
            break
        else:
            continue
        print(x, y)


@section
def exhausted():
    for x in numbers("a", 2):
        pass
    else:
        print("else")


@section
def by_method():
    for x in Tree().walk("tree"):
        break
    print("after")


@section
def by_keyword():
    for x in numbers(name="keyword", stop=2):
        break
    print("after")


@section
def given_on():
    def one():
        return numbers("given on")

    def two():
        return one()

    for x in two():
        break
    print("after")


@section
def nexts():
    print(next(numbers("next")))
    print(next(numbers("empty", 0), "default"))
    print(next((x for x in numbers("filtered") if x > 1), None))
    print(next(numbers("a")) + next(numbers("b")))


@section
def searches():
    print(any(x == 1 for x in numbers("any")), all(x < 2 for x in numbers("all")), 2 in numbers("in"))
    print(any(numbers("direct")), all(numbers("direct all")))


@section
def unpacks():
    a, b, c = numbers("exact", 3)
    first, *rest = numbers("star", 3)
    print(a, b, c, first, rest)
    a, b = numbers("too many")


@section
def extremes():
    print(min(numbers("min", 3)), max(numbers("max", 3), key=lambda x: -x))
    print(sum(numbers("sum"), start=100))
    print(max(numbers("key"), key=lambda x: 1 / (2 - x)))


@section
def adapters():
    for i, x in enumerate(numbers("enumerated")):
        if i == 1:
            break
    print("after enumerate")
    for x, y in zip(numbers("long"), numbers("short", 1)):
        pass
    print("after zip")
    print(list(itertools.islice(numbers("sliced"), 2)))
    print([x for x in itertools.islice(numbers("sliced again"), 2)])
    print(next(map(str, filter(None, numbers("mapped")))))
    print(any(map(lambda x: x == 1, numbers("any of map"))))
    print(list(itertools.takewhile(lambda x: x < 2, numbers("taken"))))
    for x in itertools.chain(numbers("first", 1), numbers("second"), numbers("third")):
        if x == 1:
            break
    print("".join(map(str, itertools.islice(numbers("joined"), 3))))


@section
def comprehensions():
    print([x for x in numbers("list", 2)])
    print({x: y for x in numbers("outer", 2) for y in numbers("inner", 1)})
    print([1 / (1 - x) for x in numbers("failing")])


@section
def generator_in_generator():
    def through(name):
        for x in numbers(name):
            yield x

    print(next(through("inner")))
    for x in through("looped"):
        break
    kept = through("kept")
    next(kept)
    kept.close()
    print("kept is closed")


@section
def kept_alive():
    kept = numbers("kept")
    for x in kept:
        break
    print("still", next(kept))
    print("walrus", next(w := numbers("walrus")), next(w), *w)
    print(next(iter(kept)))
    print(2 in kept)
    del kept, w


@section
def two_names():
    holder = []

    def make():
        g = numbers("held")
        holder.append(g)
        return g

    for x in make():
        break
    print("still", next(holder[0]))
    holder[0].close()


@section
def complains():
    def stubborn():
        try:
            yield 1
        except GeneratorExit:
            yield 2

    def failing():
        try:
            yield 1
        finally:
            raise ValueError("in finally")

    def tell(unraisable):
        print("unraisable", repr(unraisable.exc_value), unraisable.err_msg, unraisable.object.__name__)

    sys.unraisablehook = tell
    for x in stubborn():
        break
    for x in failing():
        break
    print(next(failing()))
    try:
        for x in failing():
            raise KeyError(1)
    except KeyError as error:
        print("caught", error, error.__context__)
    sys.unraisablehook = sys.__unraisablehook__


@section
def contexts():
    def looks():
        try:
            yield 1
        except GeneratorExit as error:
            print("context", repr(error.__context__), sys.exc_info()[1])
            raise

    for x in looks():
        break
    try:
        raise KeyError("k")
    except KeyError:
        for x in looks():
            break
    try:
        for x in looks():
            raise KeyError("on its way")
    except KeyError:
        pass


@section
def profiled():
    events = []

    def watch(frame, event, arg):
        if event in ("call", "return") and frame.f_code.co_name in ("counted", "use"):
            events.append((event, frame.f_code.co_name))

    def counted():
        for i in range(2):
            yield i

    def use():
        next(counted())
        for x in counted():
            break

    sys.setprofile(watch)
    use()
    sys.setprofile(None)
    return events


@section
def traced():
    lines = []

    def watch(frame, event, arg):
        if frame.f_code.co_name in ("counted", "use"):
            lines.append((frame.f_lineno - frame.f_code.co_firstlineno, event[0]))
            return watch

    def counted():
        try:
            yield 1
        finally:
            pass

    def use():
        for x in counted():
            break
        any(counted())
        for x in counted():
            return

    sys.settrace(watch)
    use()
    sys.settrace(None)
    return lines


@section
def not_awaited():
    import warnings

    async def nothing():
        pass

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        nothing()
        print([str(w.message) for w in caught])


@section
def by_iter_method():
    class Numbers:
        def __iter__(self):
            yield from numbers("by __iter__")

    class Kept:
        def __iter__(self):
            self.made = numbers("kept by __iter__")
            return self.made

    for x in Numbers():
        break
    kept = Kept()
    for x in kept:
        break
    print("still", next(kept.made))
    kept.made.close()


@section
def decorated():
    def decorator(function):
        def wrapper(*args, **kwargs):
            return function(*args, **kwargs)
        return wrapper

    for x in decorator(numbers)("decorated"):
        break
    print(next(decorator(numbers)(name="decorated again")))


@section
def seen_by_others():
    taken = []

    def watch(frame, event, arg):
        if event == "return" and frame.f_code.co_name == "give":
            taken.append(arg)

    def give():
        return numbers("seen")

    sys.setprofile(watch)
    for x in give():
        break
    sys.setprofile(None)
    print("still", next(taken[0]))
    taken[0].close()

    monitoring = sys.monitoring
    monitoring.use_tool_id(1, "test")
    monitoring.register_callback(1, monitoring.events.CALL, lambda code, offset, callable, arg: taken.append(arg) if callable is next else None)
    monitoring.set_events(1, monitoring.events.CALL)
    next(numbers("seen by a tool"))
    monitoring.set_events(1, 0)
    monitoring.free_tool_id(1)
    print("still", next(taken[1]))
    taken[1].close()

    def look(x):
        taken.append(sys._getframe(1).f_locals[".0"])
        return True

    print(any(look(x) for x in numbers("seen in a frame")))
    print("still", next(taken[2]))
    taken[2].close()
