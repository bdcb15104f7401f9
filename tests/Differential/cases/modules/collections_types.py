"""deque, defaultdict, namedtuple, Counter, OrderedDict, ChainMap."""

from collections import deque, defaultdict, namedtuple, Counter, OrderedDict, ChainMap
import _collections


def show(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


d=deque([1,2,3]); d.append(4); d.appendleft(0); print(d,len(d),d[0],d[-1]); show(lambda: d[10]); d.rotate(2); print(d); d.rotate(-1); print(d); d.rotate(7); print(d)
d.extend('ab')
d.extendleft('xy')
print(d)
print(d.pop(),d.popleft())
d.reverse()
print(d)
print(d.count(1),d.index(2))
show(d.index,99)
d.remove(2)
print(d)
show(d.remove,99)
d.insert(2,'I')
print(d)
d.insert(-2,'J')
print(d)
d.insert(100,'K')
d.insert(-100,'L')
print(d)
d[0]=5
del d[1]
print(d, 5 in d, 77 in d)
m=deque(range(5),maxlen=3)
print(m,m.maxlen)
m.append(9)
m.appendleft(8)
print(m)
show(m.insert,0,1)
show(deque,1)
show(deque,[],-1)
show(deque,[],'a')
show(deque,[],1,2)
show(deque,iterable=[1],maxlen=2)
print(deque([1,2])+deque([3]), deque([1])*3, 2*deque('ab'), deque([1,2],3)*5); show(lambda: deque()+[1]); 
print(deque([1,2])==deque([1,2]),deque([1])<deque([2]),deque([1,2])!=deque([1]),deque([1])==[1],deque([1,2])<=deque([1,2,3])); show(lambda: deque([1])<[1])
e=deque()
show(e.pop)
show(e.popleft)
e.append(e)
print(e)
e.clear()
print(list(reversed(deque('abc'))))
def mut():
    q=deque('abc')
    for x in q: q.append(x)
show(mut)
show(hash,deque())
q=deque('abc')
q*=2
q+='z'
print(q)
print(q.copy(),q.__copy__() is q)
it=iter(deque('abc'))
next(it)
print(it.__length_hint__(),it.__reduce__())
print(deque('abc',5).__reduce__()[:3])
class D(deque): pass
x=D('ab',5)
x.k=1
print(x,x.copy(),type(x.copy()),x.__reduce__()[2])
big=deque()
for i in range(1000): big.append(i)
for i in range(995): big.popleft()
print(big)
dd=defaultdict(list); dd['a'].append(1); dd['b']; print(dd,dd.default_factory); show(defaultdict,1); n=defaultdict(); show(lambda: n['x']); print(defaultdict(int,{'a':1},b=2), dd.copy(), dd=={'a':[1],'b':[]}); print(dd|{'c':3}, {'z':1}|dd); print(dd.__reduce__()[:2]); dd.default_factory=None; show(lambda: dd['q']); print(defaultdict(None))
r=defaultdict(lambda: r); 
class DD(defaultdict): pass
y=DD(int)
y['k']+=1
print(y, type(y.copy()).__name__)
Pt=namedtuple('Pt','x y',defaults=[5]); p=Pt(1); print(p,p.x,p._asdict(),p._replace(x=3),Pt._fields,Pt.x); show(lambda: Pt()); show(setattr,p,'x',1)
show(lambda: _collections._tuplegetter(1,'d').__get__(5,int)); print(_collections._tuplegetter(0,'doc').__doc__, _collections._tuplegetter(0,'doc'))
c=Counter('abracadabra')
print(c,c.most_common(2),c['zz'],c+Counter('a'),sorted(c.elements()))
c.update('aaa')
c.subtract('b')
print(c,c.total())
o=OrderedDict([('a',1),('b',2)])
o.move_to_end('a')
print(o,list(o))
o.move_to_end('a',last=False)
print(o,o.popitem(),o.popitem(last=False))
print(OrderedDict(a=1)==OrderedDict(a=1),OrderedDict(a=1,b=2)==OrderedDict(b=2,a=1))
cm=ChainMap({'a':1},{'b':2,'a':3})
print(cm['a'],cm['b'],sorted(cm))
