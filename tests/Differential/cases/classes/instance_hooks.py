"""isinstance() with hooks, claimed classes, tuples, and what is no class."""


class Meta(type):
    def __instancecheck__(cls, instance):
        return 'yes' if instance == 1 else []

    def __subclasscheck__(cls, derived):
        return derived is int


class Hooked(metaclass=Meta):
    pass


class Claiming:
    __class__ = property(lambda self: int)


class Failing(type):
    def __instancecheck__(cls, instance):
        raise ValueError('asked')


class Fails(metaclass=Failing):
    pass


class Base:
    pass


class Derived(Base):
    pass


EXPRESSIONS = '''isinstance(1,Hooked) isinstance(2,Hooked) issubclass(int,Hooked) issubclass(str,Hooked)
isinstance(Claiming(),int) isinstance(Claiming(),Claiming) isinstance(Claiming(),str)
isinstance(Derived(),(str,Base)) isinstance(Derived(),(str,int)) isinstance(1,(str,Hooked)) isinstance(1,(Fails,int))
isinstance(Derived(),(str,(int,(Base,)))) isinstance(1,()) isinstance(1,int|str) issubclass(bool,(str,int))
isinstance(1,2) isinstance(1,(str,3)) isinstance(1,(int,3)) issubclass(1,int) isinstance(1,[int]) issubclass(int,(str,4)) isinstance(1,Fails)'''.split()

for expression in EXPRESSIONS:
    try:
        print(expression, {eval(expression) for _ in range(20)})
    except (TypeError, ValueError) as error:
        print(expression, error)

nested = ()
for _ in range(100000):
    nested = nested,
try:
    isinstance(1, nested)
except RecursionError as error:
    print(error)
