"""binascii, _random, _bisect, _heapq and math."""

import binascii, _random, _bisect, _heapq, math


def show(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


B=binascii
for d in [b'',b'a',b'abc',b'hello world',bytes([0,255,128,64])]:
    show(B.b2a_base64,d); show(B.b2a_hex,d); show(B.crc32,d); show(B.crc_hqx,d,5); show(B.b2a_uu,d); show(B.b2a_qp,d); show(B.a2b_base64,B.b2a_base64(d)); show(B.a2b_uu,B.b2a_uu(d))
show(B.b2a_base64,b'abc',newline=False)
show(B.hexlify,b'abcdef',':',2)
show(B.hexlify,b'abcdef','-')
show(B.unhexlify,'616263')
show(B.unhexlify,'abc')
show(B.unhexlify,'zz')
show(B.unhexlify,'é')
show(B.unhexlify,5)
for s in ['YQ','YQ=','YQ==','Y','YWJj','YW Jj\n','Y=WJj','=YQ==','YWJjZ','YWJj====','YQ==YQ==','@@@@','Y Q=','YQ=a=']: show(B.a2b_base64,s); show(B.a2b_base64,s,strict_mode=True)
for s in [b'hello=\nworld',b'a=3Db',b'a=',b'a==b',b'=zz',b'_a_',b'a=\r\nb',b'x=4']: show(B.a2b_qp,s); show(B.a2b_qp,s,header=True)
for s in [b'hello world ',b'a=b\tc\n',b'line1 \nline2\t\r\n',b'x'*100,b'.\n',b'\xff\x01',b'a_b c',b'a\nb']: show(B.b2a_qp,s); show(B.b2a_qp,s,quotetabs=True); show(B.b2a_qp,s,istext=False); show(B.b2a_qp,s,header=True)
show(B.b2a_uu,b'x'*46)
show(B.b2a_uu,b'\0\0',backtick=True)
show(B.a2b_uu,b'!~')
show(B.a2b_uu,b' ')
show(B.crc32,b'abc',-1)
show(B.crc32,'a')
print(B.Error.__mro__, B.Incomplete.__mro__)
r=_random.Random(42)
print(r.random(),r.getrandbits(70),r.getrandbits(5))
s=r.getstate()
a=r.random()
r.setstate(s)
print(a==r.random())
r.seed('abc'.__len__())
print(r.random())
r.seed(-5)
print(r.random())
r.seed(2**100)
print(r.random())
show(r.getrandbits,-1)
show(r.getrandbits,0)
show(r.setstate,1)
show(r.setstate,())
r.seed(1.5)
print(r.random())
show(_random.Random,1,2)
class R(_random.Random): pass
print(R(5).random())
l=[1,3,3,5]
show(_bisect.bisect_right,l,3)
show(_bisect.bisect_left,l,3)
show(_bisect.insort_right,l,4)
print(l)
print(l)
show(_bisect.bisect_right,l,3,-1)
show(_bisect.bisect_left,l)
h=[]
for x in (5,2,8,1,9,3): _heapq.heappush(h,x)
print(h,[_heapq.heappop(h) for _ in (1,2,3)],h)
show(_heapq.heappop,[])
show(_heapq.heappush,(),1)
print(_heapq.heappushpop(h,0),_heapq.heapreplace(h,7),h)
k=[5,3,9,1,4]
_heapq.heapify(k)
print(k)
_heapq._heapify_max(k)
print(k,_heapq._heappop_max(k),k)
M=math
for n in ['acos','acosh','asin','asinh','atan','atanh','cbrt','cos','cosh','degrees','erf','erfc','exp','exp2','fabs','gamma','lgamma','log10','log2','radians','sin','sinh','sqrt','tan','tanh','isfinite','isinf','isnan','ceil','floor','trunc','frexp','modf','ulp','factorial','isqrt']:
    for v in (0,0.5,1,-1,2.5,1e308,float('inf'),float('nan'),-0.0,10**400,'a',-3): show(getattr(M,n),v)
for a in [(8,2),(100,10),(2.0,),(0,),(10**500,10),(-1,),(5,1),(5,0)]: show(M.log,*a)
for f,a in [('pow',(2,0.5)),('pow',(0,-1)),('pow',(-1,0.5)),('pow',(1e300,2)),('fmod',(7,-3)),('fmod',(1,0)),('remainder',(7,4)),('remainder',(1,0)),('ldexp',(1.5,3)),('ldexp',(1,5000)),('ldexp',(1,-5000)),('ldexp',(1,1.5)),('copysign',(1,-0.0)),('nextafter',(1,2)),('gcd',()),('gcd',(12,18,-6)),('gcd',(1.5,)),('lcm',(4,6)),('lcm',(0,5)),('comb',(5,2)),('comb',(5,7)),('comb',(-1,2)),('comb',(5,-1)),('perm',(5,)),('perm',(5,2)),('perm',(5,-2)),('hypot',(3,4)),('hypot',()),('dist',((1,2),(4,6))),('dist',((1,),(1,2))),('fsum',([.1]*10,)),('fsum',([1e308,1e308],)),('prod',([1,2,3],)),('sumprod',([1,2],[3,4])),('sumprod',([1.5,2],[3,4.25])),('sumprod',([1],[])),('isclose',(1,1+1e-10)),('isclose',(1,2)),('atan2',(1,-1)),('expm1',(1e-5,)),('log1p',(1e-5,)),('log1p',(-1,)),('factorial',(-1,)),('factorial',(2.0,)),('factorial',(30,)),('isqrt',(-1,)),('isqrt',(10**40,)),('sin',()),('hypot',('a',))]: show(getattr(M,f),*a)
show(M.isclose,1,2,rel_tol=-1)
show(M.isclose,1,1.1,rel_tol=.2)
show(M.prod,[2,3],start=5)
show(M.nextafter,1,2,steps=3)
show(M.nextafter,1,2,steps=-3)
print(M.pi,M.e,M.tau,M.inf,M.nan)
