"""Pattern and Match objects, and what the engine finds."""

import re


def show(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


m=re.match(r'(\w+) (?P<n>\w+)','hello world foo')
print(m,m.group(),m.group(1,'n'),m.groups(),m.groupdict(),m.span(),m.start(2),m.end('n'),m.lastindex,m.lastgroup,m.regs,m.pos,m.endpos,m.string,m.re)
show(m.group,5); show(m.group,'zz'); show(m.start,3); print(m[0],m['n'],m[1]); show(lambda:m['q']); print(m.expand(r'\2-\1-\g<n>\n')); print(m.groups(5))
print(re.match('(a)|b','b').groups(),re.match('(a)|b','b').groups('x'),re.match('(a)|b','b').span(1),re.match('(a)|b','b').regs)
print(re.findall(r'\d+','a1b22c333'),re.findall(r'(\w)(\d)','a1b2'),re.findall(r'(\w)\d','a1b2'),re.findall('','abc'),re.findall('x*','axb'))
print([x.span() for x in re.finditer('a|','bab')],type(re.finditer('a','b')).__name__)
print(re.split(r'\W+','Words, words, words.'),re.split(r'(\W+)','Words, words.'),re.split(r'\W+','Words, words, words.',maxsplit=1),re.split('x*','axbc'),re.split('(-)|(,)','a-b,c'))
print(re.sub('a','b','aaa'),re.sub('a','b','aaa',count=2),re.subn('a','b','aaa'),re.sub(r'(\w)(\d)',r'\2\1','a1b2'),re.sub('.',lambda m:m.group().upper(),'abc'),re.sub('x*','-','abxd'),re.sub('(a)|b',r'[\1]','ab'),re.sub('a',r'\\n\n','a'))
show(re.sub,'a',r'\9','a'); show(re.sub,'a',5,'a'); show(re.sub,'a','b',5); show(re.sub,'a',lambda m:5,'a'); show(re.sub,b'a','b',b'a'); show(re.compile,'('); show(re.compile,'[a'); show(re.compile,'*a'); show(re.compile,'a**'); show(re.compile,r'(?P<1>a)'); show(re.compile,'(?<=a+)b'); show(re.compile,r'\1'); show(re.compile,5)
show(re.match,'a',5)
show(re.match,'a',b'a')
show(re.match,b'a','a')
print(re.match(b'a(b)',b'abc').groups(),re.match(b'a',bytearray(b'abc')).group(),re.findall(b'\\w',memoryview(b'ab')))
for f in (0,re.I,re.I|re.M,re.A,re.X|re.S,re.I|re.A): print(re.compile('ab',f),re.compile('ab',f).flags)
print(re.compile(b'a',re.L),re.compile('x'*300).__repr__()[-20:],re.compile('(?i)é').match('É'),re.compile('(?i)ß').match('ẞ'),re.match('(?i)k','\u212a'),re.match('(?i)ſ','S'),re.match('(?i)[a-z]+','ſK'),re.match('(?ia)k','\u212a'))
p=re.compile('(?P<a>x)(?P<b>y)?')
print(p.groupindex,p.groups,p.pattern,p.match('x').groupdict(),p.match('x').lastgroup,p==re.compile('(?P<a>x)(?P<b>y)?'),hash(p)==hash(re.compile('(?P<a>x)(?P<b>y)?')),p!=re.compile('q'))
show(p.match)
show(p.match,'a','b')
print(p.match('aax',2),p.match('aaxy',pos=2,endpos=3).group(),p.search(string='zzx'),p.fullmatch('xy'),p.fullmatch('xyz'))
s=re.compile('a|b').scanner('abxab')
print([s.match() for _ in range(4)])
s=re.compile('a').scanner('xaxa')
print([s.search() for _ in range(4)],s.pattern)
print(re.escape('a.b*c é\n'),re.fullmatch('a.c','a\nc'),re.fullmatch('a.c','a\nc',re.S))
import copy
print(re.match(r'^(\w+)$','a\nb',re.M),re.findall('^.',"a\nb\n",re.M),re.findall('.$',"a\nb\n"),re.findall('.$',"a\nb\n",re.M),re.findall(r'\bfoo\b','foo foobar foo'),re.findall(r'\Bo','oo boo'))
print(re.match(r'(?:(\w)|(\d))+','a1').groups(),re.match(r'(a(b)?)+','aba').groups(),re.match(r'((a)|b)*','ab').groups(),re.match(r'(?=(a))a','a').groups(),re.match(r'(?!b)(a)','a').groups(),re.match(r'(a)?(?(1)b|c)','ab'),re.match(r'(a)?(?(1)b|c)','c'),re.search(r'(?<=a)b','ab'),re.search('(?<!a)b','ab b').span(),re.match('(?>a+)a','aaa'),re.match('a++b','aab'),re.match('a*?b','aab'),re.match(r'(.)\1','aa'),re.match(r'(?i:A)b','ab'),re.match(r'(?-i:a)B',"ab",re.I))
print(re.findall(r'[\u0400-\u04ff]+','привет мир hello'),re.findall(r'\w+','naïve café ünï 日本語 x²'),re.findall(r'[^\W\d_]+','añb1_c'),re.findall(r'\s','a\u2003b\x1cc'),re.sub('(?u)é','E','café 😀é'),re.search('😀','ab😀').span(),re.findall('[😀-😃]','a😁b'),re.findall('.','😀a'))
print(len(re.findall('(?:ab)*','ab'*1000)[0]),re.match('(?:a|b)*','ab'*20000).end(),re.match('(a|b)*c','ab'*5000),re.match('.*a.*b.*c','x'*1000+'abc').end())
print(re.match(r"(?P<q>['\"])(.*?)(?P=q)","'it\"s' x").groups(),re.sub(r'(?P<x>a)',r'<\g<x>\g<0>>','ba'))
print(re.Pattern.__module__,re.Match.__name__,re.Match[str],isinstance(p,re.Pattern))
show(re.Pattern)
show(re.Match)
show(re.sub,'a','\\',"a")
show(re.sub,'(?P<n>a)','\\g<q>',"a")
show(re.match,'(a','')
print(re.purge(), re.error('m','pat',2))
print(re.compile('a',re.DEBUG) is not None) if 0 else None
big='The quick brown fox 12 jumps over 3.14 lazy dogs. '*200
print(len(re.findall(r'\b\w+\b',big)),len(re.sub(r'\s+',' ',big)),sum(1 for _ in re.finditer(r'(\d+)(?:\.(\d+))?',big)),re.subn(r'[aeiou]',lambda m:m[0].upper(),big)[1])
