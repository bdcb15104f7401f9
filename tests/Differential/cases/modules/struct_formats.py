"""struct: every format character, its limits and errors."""

import struct
def T(f, *a):
    try:
        return f(*a)
    except Exception as e:
        return type(e).__name__ + ": " + str(e)


for order in '@<':
    for c in 'bBhHiIlLqQnNP':
        for v in (10**30,-10**30,-1,2**63,'a',1.5, 300, 70000, -70000,2**40):
            print(order+c,v,T(struct.pack,order+c,v))
for f,v in [('c','a'),('c',b'ab'),('s','a'),('3s',b'abcdef'),('3p',b'abcdef'),('p',b''),('0p',b'a'),('f','a'),('d',10**400),('e',70000.0),('f',1e39),('e','x'),('?',[]),('?',2),('f',1),('3s',bytearray(b'ab')),('3p','a')]: print(f,v,T(struct.pack,f,v))
for f in ['z','3','<n','i3','999999999999999999999i','9223372036854775807q','<P','@x3','é',b'\xff',5,'2 i','i i']: print(f,T(struct.calcsize,f))
print(T(struct.pack,'ii',1),T(struct.pack),T(struct.unpack,'i',b'123'),T(struct.unpack_from,'i',b'12345',3),T(struct.unpack_from,'i',b'12345',-3),T(struct.unpack_from,'i',b'12345',-9),T(struct.pack_into,'i',bytearray(3),0,1),T(struct.pack_into,'i'),T(struct.pack_into,'i',bytearray(9)),T(struct.pack_into,'i',bytearray(9),-2,1),T(struct.pack_into,'i',bytearray(9),-20,1),T(struct.pack_into,'i',bytearray(9),2,1,2),T(struct.pack_into,'i',b'aaaa',0,1),T(struct.iter_unpack,'',b''),T(struct.iter_unpack,'i',b'123'),T(list,struct.iter_unpack('h',b'abcd')),sep='\n')
print(T(struct.unpack,'<3s2xhb?',b'abc..\x01\x02\xff\x05'),T(struct.unpack,'4p',b'\x02abc'),T(struct.unpack,'4p',b'\x09abc'),T(struct.unpack,'<efd',struct.pack('<efd',1.5,2.5,3.5)),T(struct.unpack,'cc',b'ab'),T(struct.pack,'@bhil',1,2,3,4),T(struct.pack,'bi0l',1,2),T(struct.pack,'4x'),sep='\n')
class I:
    def __index__(self): return 7
class F:
    def __float__(self): return 7.5
print(T(struct.pack,'<i',I()),T(struct.pack,'d',F()),T(struct.pack,'d',I()))
s=struct.Struct.__new__(struct.Struct); print(T(s.pack,1)); print(struct.error.__module__,struct.error.__mro__[1])
