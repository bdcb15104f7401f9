"""array.array of every type code."""

import array as A
array=A.array


def show(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


for c in 'bBhHiIlLqQfdu':
    for v in (10**30,-10**30,-1,2**63,'a',1.5,300,70000,2**40,None): 
        try: print(c,str(v)[:12],array(c,[v]).tolist())
        except Exception as e: print(c,str(v)[:12],type(e).__name__,e)
show(array)
show(array,'z')
show(array,'ab')
show(array,5)
show(array,'i',5)
show(array,'i','abc')
show(array,'u','abc')
show(array,'i',b'12345')
show(array,'b',b'abc')
show(array,'i',array('d',[1,2]))
show(array,'i',x=1)
a=array('i',[1,2,3]); a.append(4); a.extend([5,6]); a.extend(array('i',[7])); print(a,len(a),a[0],a[-1],a[1:3],a[::-2],a.itemsize,a.typecode,3 in a,99 in a); show(lambda:a[99]); show(lambda:a['x']); show(a.extend,array('b',[1])); show(a.append,'x')
a[0]=9
a[1:3]=array('i',[8,8,8])
print(a)
a[::2]=array('i',[0]*len(a[::2]))
print(a)
del a[0]
del a[::3]
print(a)
show(a.__setitem__,slice(0,1),[1])
show(a.__setitem__,slice(None,None,2),array('i',[1]))
print(a.pop(),a.pop(0),a.index(8),a.count(8),a)
show(a.index,77)
show(a.remove,77)
a.remove(8)
a.insert(1,42)
a.insert(-100,7)
a.reverse()
print(a)
a.byteswap()
print(a)
a.byteswap()
show(a.pop,50)
show(array('i').pop)
print(a.tobytes(),a.tolist(),array('i',a.tobytes())==a,a+a,a*2,2*a,a==array('d',list(a)),a<array('i',[100]),a!=a); a+=array('i',[1]); a*=2; print(a); show(lambda:a+[1]); show(lambda:a+array('b',[1]))
m=memoryview(array('h',[1,2,3]))
print(m.format,m.tolist(),m.nbytes)
b=array('b',b'abc')
mv=memoryview(b)
show(b.append,1)
mv.release()
b.append(1)
print(b)
u=array('u','héy')
print(u.tounicode(),u,u[1])
u.fromunicode('😀')
print(u)
show(array('i').tounicode)
b.fromlist([1,2])
print(b)
show(b.fromlist,[1,'a'])
print(b)
b.frombytes(b'zz')
print(b)
print(b.__reduce_ex__(3)[1],b.__reduce_ex__(2)[1])
print(list(iter(b)),type(iter(b)).__name__,A.typecodes, A._array_reconstructor(array,'h',5,b'\x00\x01'),A._array_reconstructor(array,'d',14,b'\x00\x00\x80?'))
print(array('d',[1.5,2]).__copy__(), array('i'))
class S(array): pass
s=S('i',[1])
s.x=5
print(s,s.x,type(s[0:1]).__name__)
show(hash,a)
