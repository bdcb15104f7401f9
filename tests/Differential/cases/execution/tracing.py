import sys
log = []
def tracer(frame, event, arg):
    a = arg
    if event == 'exception': a = arg[0].__name__
    elif event == 'call': a = None
    log.append((frame.f_code.co_name, event, frame.f_lineno, a if not hasattr(a, 'send') else 'gen'))
    return tracer
def run(f):
    log.clear()
    sys.settrace(tracer)
    try:
        f()
    except BaseException as e:
        log.append(('exc', type(e).__name__))
    sys.settrace(None)
    print('---', f.__name__)
    for l in log: print(l)
def simple():
    x = 1
    y = 2
    return x + y
def loop():
    t = 0
    for i in [1, 2]:
        if i > 1:
            t += i
        else:
            t -= i
    while t > 0:
        t -= 1
    return t
def oneline():
    for i in [1,2]: pass
    x = 1 if i else 2
def exc():
    try:
        raise ValueError(1)
    except ValueError:
        pass
    finally:
        x = 2
def gen():
    yield 1
    yield 2
def usegen():
    for v in gen():
        x = v
def nested():
    def inner():
        raise KeyError
    try:
        inner()
    except KeyError as e:
        z = e
def raising():
    simple()
    1/0
class C:
    def __enter__(self): return 7
    def __exit__(self, *a): return True
def withs():
    with C() as c:
        a = 1
        raise TypeError
    b = 2
def comp():
    return [i for i in [1,2,3]
            if i]
for f in [simple, loop, oneline, exc, usegen, nested, raising, withs, comp]:
    run(f)
plog = []
def prof(frame, event, arg):
    plog.append((frame.f_code.co_name, event, arg if event.startswith('return') else getattr(arg, '__name__', None)))
def pf():
    len([1])
    simple()
    [].append(1)
    try: len(3)
    except TypeError: pass
sys.setprofile(prof)
pf()
sys.setprofile(None)
for l in plog: print(l)
