"""One attribute access that meets many classes and shapes, while classes and instances change under it."""


class Parent:
    def __init__(self):
        self.a, self.b, self.c = 1, 2, 3
        self.d = self.e = self.f = 4


class Child(Parent):
    def __init__(self):
        super().__init__()
        self.g = 7


print(Child().__dict__)


def total(instances):
    result = 0
    for instance in instances:
        result += instance.a + instance.method()
    return result


instances = []
for number in range(40):
    instance = type(f'C{number}', (), {'method': lambda self: 1})()
    if number % 2:
        instance.z = 1
    instance.a = number
    if number % 3 == 0:
        instance.method = lambda: 2
    instances.append(instance)
print({total(instances) for _ in range(20)})

for instance in instances:
    del instance.a
missing = 0
for instance in instances:
    try:
        instance.a
    except AttributeError:
        missing += 1
    type(instance).a = property(lambda self: 77)
print(missing, {total(instances) for _ in range(20)})
for instance in instances:
    type(instance).method = lambda self: 5
print(total(instances))


class Value:
    pass


class Holder:
    value = Value()


holder = Holder()
print({type(getattr(holder, 'value')).__name__ for _ in range(20)})
Value.__get__ = lambda self, instance, owner: 42
print(holder.value, getattr(holder, 'value'))
holder.__dict__['value'] = 3
print(holder.value, getattr(holder, 'value'))
Value.__set__ = lambda self, instance, value: None
print(holder.value, getattr(holder, 'value'))
