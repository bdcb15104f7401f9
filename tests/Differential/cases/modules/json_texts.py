"""json: values, hooks, options and errors."""

import json, _json
def show(f,*a,**k):
    try: r=f(*a,**k); print(r)
    except Exception as e: print(type(e).__name__, e)
for s in ['1','-0','0','12345678901234567890123','1.5','-2e10','1E+3','1e','01','-','"a"','"\\u00e9\\n\\"\\/"','"\\ud83d\\ude00"','"😀é"','[]','[1, 2 ,3]','[1,]','[1','[','{}','{"a": 1, "b": [true, false, null]}','{"a"}','{"a":}','{"a":1,}','{a:1}','{"a":1','{','NaN','Infinity','-Infinity','nul','','  ','"abc','"a\nb"','"\\x"','"\\u12"','"\\u12g4"','{"a":1 "b"}','[1 2]','1 2',' [1] ','{"k":{"k":{"k":[]}}}','"\\','tru','[nul]','{"a":nul}','1.','.5','-x','["a",]']: show(json.loads,s)
show(json.loads,'"a\nb"',strict=False); show(json.loads,'{"a":1}',object_hook=lambda d:list(d)); show(json.loads,'{"a":1,"a":2}',object_pairs_hook=lambda d:d); show(json.loads,'[1.5,2]',parse_float=lambda s:'F'+s,parse_int=lambda s:'I'+s); show(json.loads,'NaN',parse_constant=lambda s:s); show(json.loads,b'[1]'); show(json.loads,5)
for v in [1,1.5,'a"\\\n\té\x00\x7f😀',[1,[2]],{'a':1,'b':None},True,None,float('nan'),float('inf'),(1,2),{1:2,None:3,True:4,1.5:5},10**30,{'é':'ü'}]:
    show(json.dumps,v); show(json.dumps,v,ensure_ascii=False); show(json.dumps,v,indent=2,sort_keys=False)
show(json.dumps,{1j}); show(json.dumps,{(1,):1}); show(json.dumps,{'b':1,'a':2},sort_keys=True,separators=(',',':'))
a=[]; a.append(a); show(json.dumps,a); show(json.dumps,float('nan'),allow_nan=False); show(json.dumps,object)
show(_json.scanstring,'abc"',0); show(_json.scanstring,'abc',0); show(_json.scanstring,'a',9); show(_json.scanstring,5,0); show(_json.encode_basestring,'é"'); show(_json.encode_basestring_ascii,5)
print(json.loads(json.dumps({'x':[1,2,{'y':'z'*50}]*50}))['x'][5])
