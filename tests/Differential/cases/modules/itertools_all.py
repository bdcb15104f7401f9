"""Every iterator of itertools."""

from itertools import *
import itertools, operator


def show(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


def L(it,n=20): return list(islice(it,n))
show(lambda: L(accumulate([1,2,3]))); show(lambda: L(accumulate([1,2,3],operator.mul,initial=10))); show(accumulate); show(accumulate,1); show(accumulate,[],x=1)
show(lambda: L(batched('ABCDEFG',3))); show(batched,'abc',0); show(batched,'abc'); 
show(lambda: L(chain('ab',[1,2],()))); show(lambda: L(chain.from_iterable(['ab','c']))); show(lambda: list(chain(1))); show(chain,x=1)
show(lambda: L(combinations('ABCD',2))); show(lambda: L(combinations(range(4),5))); show(combinations,'abc',-1); show(combinations,'abc'); show(lambda: L(combinations('abc',0)))
show(lambda: L(combinations_with_replacement('ABC',2))); show(lambda: L(combinations_with_replacement('',0))); show(lambda: L(combinations_with_replacement('',2)))
show(lambda: L(compress('ABCDEF',[1,0,1,0,1,1])))
show(lambda: L(count(10),3)); show(lambda: L(count(2.5,0.5),3)); show(lambda: repr(count(3))); show(lambda: repr(count(3,2))); show(count,'a'); show(lambda: L(count(2**63-2),4)); show(lambda: repr(count(1.5)))
show(lambda: L(cycle('abc'),7)); show(lambda: L(cycle(''),7))
show(lambda: L(dropwhile(lambda x:x<5,[1,4,6,4,1]))); show(lambda: L(takewhile(lambda x:x<5,[1,4,6,4,1]))); show(lambda: L(filterfalse(lambda x:x%2,range(10)))); show(lambda: L(filterfalse(None,range(3))))
show(lambda: [(k,list(g)) for k,g in groupby('AAAABBBCCDAABBB')]); show(lambda: [k for k,g in groupby(range(10),key=lambda x:x//3)])
g=groupby('aabb')
k1,g1=next(g)
k2,g2=next(g)
print(list(g1),list(g2))
for a in [(5,),(2,5),(2,None),(0,None,2),(2,9,3)]: show(lambda: list(islice('ABCDEFG',*a)))
show(islice,'abc',-1)
show(islice,'abc','x')
show(islice,'abc',1,2,0)
show(islice,'abc')
show(islice,'abc',1,2,3,4)
show(islice,'abc',-1,2)
show(lambda: L(pairwise('ABCDEFG'))); show(lambda: L(permutations('ABC',2))); show(lambda: L(permutations(range(3)))); show(permutations,'a','b'); show(permutations,'ab',-1)
show(lambda: L(product('AB','xy'))); show(lambda: L(product(range(2),repeat=3))); show(product,'a',repeat=-1); show(product,'a',foo=1); show(lambda: list(product())); show(lambda: list(product('ab',repeat=0)))
show(lambda: L(repeat(10,3))); show(lambda: repr(repeat(10,3))); show(lambda: repr(repeat(10))); show(lambda: L(repeat(10,times=-3))); show(repeat); show(lambda: operator.length_hint(repeat(1,5))); 
show(lambda: L(starmap(pow,[(2,5),(3,2)]))); show(lambda: list(starmap(pow,[1])))
a,b=tee([1,2,3,4])
print(next(a),next(a),list(b),list(a))
show(tee,[1],-1)
print(tee([],0))
a,b,c=tee(iter('xyz'),3)
print(list(c),list(a),list(b))
show(lambda: L(zip_longest('ABCD','xy',fillvalue='-'))); show(lambda: list(zip_longest())); show(zip_longest,x=1); show(lambda: L(zip_longest('a','bc',[])))
for it in [accumulate([1,2]),batched('a',1),chain('a'),combinations('ab',1),compress('a','b'),count(),cycle('a'),groupby('a'),islice('a',1),pairwise('a'),permutations('a'),product('a'),starmap(1,'a'),tee('a')[0],zip_longest('a'),filterfalse(1,'a')]: print(type(it).__name__, type(it).__module__, iter(it) is it)
class C(chain): pass
c=C('ab')
c.x=1
print(list(c),c.x,type(c).__name__)
