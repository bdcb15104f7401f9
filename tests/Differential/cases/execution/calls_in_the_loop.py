"""Calls with defaults, keywords, unpacked arguments and bound methods, often enough for their fast ways."""


def plain(a, b=2, c=3):
    return a, b, c


def keyword_only(a, b=1, *, k=3):
    return a, b, k


def collects(**names):
    names['more'] = 1
    return names


class Collecting:
    def __init__(self, a, b=5, *args, **names):
        self.given = a, b, args, names


class Simple:
    def __init__(self, a, b=5):
        self.given = a, b
        self.callee = self.method

    def method(self, x, y=2):
        return x, y

    def one(self, x):
        return x

    def calls(self):
        one = self.one
        return self.callee(1), self.callee(1, 3), one(4)


CALLS = '''plain(1) plain(1,5) plain(1,c=9) keyword_only(1,k=4) Collecting(1).given Collecting(1,2,3,z=4).given
Simple(1).given Simple(1,b=7).given Simple(*(1,2)).given Simple(*(1,)).given Simple(**{'a':3}).given
Simple(1).calls() Simple(1).method(*(1,)) Simple(1).method(*(1,3)) Simple(1).method(*(1,),**{'y':8}) collects(**{'q':1})
plain() plain(1,2,3,4) plain(1,a=2) plain(**{1:2}) plain(**5) plain(*5) keyword_only(1,2,3)
Simple() Simple(1,2,3) Simple(1,zz=3) Simple(*3) Simple(1).method() Simple(1).method(*(1,2,3))'''.split()

for text in CALLS:
    code = compile(f'for _ in range(40): result = {text}', 'case', 'exec')
    names = dict(globals())
    try:
        exec(code, names)
        print(text, names['result'])
    except TypeError as error:
        print(text, error)

kept = {'q': 1}
for _ in range(40):
    collects(**kept)
print(kept)
