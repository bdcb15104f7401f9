"""_csv: dialects, reader, writer."""

import _csv as csv


def show(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


def RD(lines,*a,**k):
    r=csv.reader(lines,*a,**k); return list(r),r.line_num
L=['a,b,c\n','1,"x,y",3\r\n','"q""q",,\n','"multi\n','line",z\n','\n',' s, "t" \n']
show(RD,L)
show(RD,L,skipinitialspace=True)
show(RD,L,delimiter=';')
show(RD,L,quotechar=None)
show(RD,L,quoting=3)
show(RD,['1,2.5,"x"'],quoting=2)
show(RD,['1,a'],quoting=2)
show(RD,['"abc'],strict=True)
show(RD,['"abc'])
show(RD,['"a"b,c'],strict=True)
show(RD,['"a"b,c'])
show(RD,['a\rb'])
show(RD,[b'a'])
show(RD,['a\\,b,c\\\n','d'],escapechar='\\')
show(RD,['"a\\"b"'],escapechar='\\')
show(RD,['"a""b"'],doublequote=False)
show(RD,5)
show(csv.field_size_limit)
show(csv.field_size_limit,5)
show(RD,['abcdefgh'])
show(csv.field_size_limit,131072)
show(csv.field_size_limit,'a')
class F:
    def write(s,x): s.l=getattr(s,'l','')+x; return len(x)
def W(rows,*a,**k):
    f=F(); w=csv.writer(f,*a,**k); w.writerows(rows); return getattr(f,'l','')
R=[['a','b,c','d"e','f\ng','h\ri',1,2.5,None,'']]
for k in [{},{'quoting':1},{'quoting':2},{'quoting':3,'escapechar':'\\'},{'quoting':4},{'quoting':5},{'quoting':3},{'doublequote':False,'escapechar':'\\'},{'doublequote':False},{'lineterminator':'X'},{'delimiter':'\t'},{'quotechar':"'"},{'escapechar':'\\'}]:
    try: print(k,repr(W(R,**k)))
    except Exception as e: print(k,type(e).__name__,e)
for r in [[['']],[[None]],[[]],[['','']],[5],[[1],[2]]]:
    try: print(repr(W(r)))
    except Exception as e: print(type(e).__name__,e)
show(W,[['']],quoting=3)
show(csv.writer,5)
show(csv.writer)
show(csv.reader)
show(csv.reader,[],'nope')
show(csv.Dialect,delimiter='')
show(csv.Dialect,delimiter='ab')
show(csv.Dialect,delimiter=None)
show(csv.Dialect,delimiter=5)
show(csv.Dialect,quotechar='ab')
show(csv.Dialect,quotechar=None,quoting=0)
show(csv.Dialect,quoting=9)
show(csv.Dialect,quoting='a')
show(csv.Dialect,lineterminator=None)
show(csv.Dialect,lineterminator=4)
show(csv.Dialect,escapechar=5)
show(csv.Dialect,foo=1)
d=csv.Dialect(delimiter=';',strict=True)
print(d.delimiter,d.doublequote,d.escapechar,repr(d.lineterminator),d.quotechar,d.quoting,d.skipinitialspace,d.strict)
class E:
    delimiter='|'; quotechar="'"
csv.register_dialect('e',E)
print(csv.list_dialects(),csv.get_dialect('e').delimiter)
show(RD,["a|'b|c'"],'e')
show(RD,["a|'b|c'"],'e',quotechar='"')
show(csv.register_dialect,5)
show(csv.register_dialect,'x',5)
csv.unregister_dialect('e')
show(csv.unregister_dialect,'e')
show(csv.get_dialect,'e')
print(csv.QUOTE_ALL,csv.__version__)
