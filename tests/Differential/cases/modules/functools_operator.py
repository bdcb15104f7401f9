"""_functools and _operator."""

import _functools, operator, _operator, _collections
from _functools import partial, reduce, cmp_to_key
from operator import itemgetter, attrgetter, methodcaller


def show(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


show(reduce,operator.add,[1,2,3])
show(reduce,operator.add,[],5)
show(reduce,operator.add,[])
show(reduce,operator.add,5)
show(reduce,1)
show(reduce,operator.add,[1],2,3)
p=partial(int,base=2)
show(p,'101')
print(p.func,p.args,p.keywords)
show(partial)
show(partial,1)
q=partial(partial(print,1,2),3,sep='-')
q()
q(4,sep='+')
print(repr(partial(int,5,x=1)))
p.foo=1
print(p.__dict__)
print(p.__reduce__()[1:])
class P(partial): pass
print(P(int,5), P(int)())
p.__setstate__((len,(),{},{'a':1}))
print(p('abc'),p.a)
show(p.__setstate__,(1,2))
print(sorted([3,1,2],key=cmp_to_key(lambda a,b:b-a))); show(cmp_to_key); k=cmp_to_key(lambda a,b:0); show(k); print(k(1)==k(2), k(3).obj); show(lambda: k(1)<5)
show(lambda: partial(int,1)==partial(int,1))
from functools import lru_cache, cache
@lru_cache(maxsize=3)
def f(x,y=0): print('call',x,y); return x+y
for a in (1,2,3,1,4,2,1): f(a)
f(1,y=2)
print(f.cache_info())
f.cache_clear()
print(f.cache_info(), f.__name__, f.__wrapped__.__name__)
@lru_cache(typed=True)
def g(x): return type(x).__name__
print(g(1),g(1.0),g(True),g.cache_info())
@cache
def fib(n): return n if n<2 else fib(n-1)+fib(n-2)
print(fib(200), fib.cache_info().misses)
@lru_cache(maxsize=0)
def z(x): return x
z(1);z(1);print(z.cache_info())
show(f,[])
class A:
    @lru_cache
    def m(self,x): return x
print(A().m(5))
import functools
@functools.singledispatch
def sd(x): return 'obj'
@sd.register(int)
def _(x): return 'int'
print(sd(1),sd('a'))
@functools.total_ordering
class O:
    def __init__(s,v): s.v=v
    def __eq__(s,o): return s.v==o.v
    def __lt__(s,o): return s.v<o.v
print(O(1)>=O(0),O(1)<=O(1))
for n in ['add','sub','mul','truediv','floordiv','mod','pow','and_','or_','xor','lshift','rshift','lt','le','eq','ne','gt','ge','iadd','isub','imul','is_','is_not','ipow','ior']: show(getattr(operator,n),7,3)
show(operator.add,1)
show(operator.add,1,'a')
show(operator.neg,5)
show(operator.not_,0)
show(operator.truth,[])
show(operator.index,5)
show(operator.index,5.0)
show(operator.concat,'a','b')
show(operator.concat,1,2)
show(operator.contains,[1,2],2)
show(operator.countOf,[1,2,1],1)
show(operator.indexOf,[1,2],2)
show(operator.indexOf,[1,2],5)
show(operator.getitem,[1,2],1)
show(operator.length_hint,[1])
show(operator.call,int,'5')
show(operator.iconcat,[1],[2])
show(operator.matmul,1,2)
show(operator.countOf,1,2)
l=[1,2,3]
operator.setitem(l,0,9)
operator.delitem(l,1)
print(l)
print(itemgetter(1)('abc'),itemgetter(0,2)('abc'),itemgetter(slice(1,3))('abcd'))
show(itemgetter)
show(itemgetter(5),'abc')
show(itemgetter(1))
print(itemgetter(1,2),itemgetter('a'))
class B: pass
b=B()
b.c=B()
b.c.d=5
b.e=6
print(attrgetter('c.d')(b),attrgetter('e','c.d')(b),attrgetter('a','b'))
show(attrgetter,1)
show(attrgetter('x'),b)
show(attrgetter)
print(methodcaller('upper')('abc'),methodcaller('split','b',maxsplit=1)('abcbd'),methodcaller('f',1,x=2))
show(methodcaller)
show(methodcaller,1)
print(_operator._compare_digest('abc','abc'),_operator._compare_digest(b'abc',b'abd'))
show(_operator._compare_digest,'é','é')
show(_operator._compare_digest,1,'a')
print(itemgetter(1).__reduce__()[1],methodcaller('a',1).__reduce__()[1])
