class Stack[T]:
    def __init__(self) -> None:
        self.items: list[T] = []

    def push[U: int](self, item: T, other: U) -> T:
        return item


def first[T, *Ts, **P](values: list[T], *rest: *Ts) -> T:
    return values[0]


type Pair[A] = tuple[A, A]
type Recursive = dict[str, Recursive]

print(Stack.__type_params__, Stack[int], first.__type_params__, Stack.push.__type_params__)
print(Pair, Pair.__type_params__, Pair.__value__, Recursive.__value__, Pair[int])
bound = Stack.push.__type_params__[0]
print(bound.__bound__, bound.__constraints__, bound.__name__)
print(first([1, 2]), Stack.__orig_bases__, Stack.__parameters__)


class Child(Stack[str]):
    pass


print(Child.__orig_bases__, Child.__mro__[1:3])
print(list[int] | None, dict[str, list[int]], int | str, isinstance(5, int | str), type(int | str))
