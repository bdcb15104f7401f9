import math

name, number, items = "world", 42, ["a", "b"]
print(f"hello {name}", f"{number:>6}|{number:<6}|{number:^6}|{number:06d}|{number:+}|{number:#x}|{number:,}")
print(f"{math.pi:.3f} {math.pi:10.2e} {1e10:g} {0.1 + 0.2!r} {1234567.891:,.2f} {0.25:.1%}")
print(f"{name!r:>10} {name!s} {'é'!a} {items} {items[0]} {len(items)=} {name = }")
print(f"{'nested ' + f'{name!r}' if False else f'in {f"in {name}"}'}")
print(f"{{braces}} {number:{'>'}{8}} {'a' 'b'} {(lambda x: x * 2)(4)}")
print(f"""multi
{name}
line {
    number
    + 1  # a comment
}""")
print(f"{'\n'.join(items)} {'quote"s'} {items!r:.5}")
print(rf"raw \n {name}" f" joined" " plain {name}")
print(f"{3.14159:.{2}f}|{-5 % 3}|{not 1}|{1 if 0 else 2}|{[i for i in range(3)]}|{ {1: 2}[1] }")


class Spec:
    def __format__(self, spec):
        return f"<{spec}>"


print(f"{Spec()} {Spec():abc} {Spec():{'x' * 3}}")
for bad in ["f'{'", "f'{}'", "f'{a b}'", "f'}'", "f'{a!x}'", "f'{1:{2'", "f'{*a}'", "f'{lambda x: 1}'", "f'{a['", "f'{#}'"]:
    try:
        compile(bad, "<f>", "eval")
    except SyntaxError as error:
        print(bad, "->", error.msg)
try:
    print(f"{3:d} {'x':d}")
except ValueError as error:
    print(error)
