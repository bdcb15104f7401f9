# What a new interpreter starts with is equal to what others have, and its own. Nothing of it is left behind.
import _io
import os
import sys

import _xxsubinterpreters as interpreters

SCRIPT = '''
import sys
show = []
show.append(len.__self__ is sys.modules['builtins'] and sys.intern.__self__ is sys)
show.append(sys.displayhook is sys.__displayhook__)
show.append(sys.monitoring.get_tool.__self__ is sys.monitoring)
show.append((hasattr(sys, 'flag'), hasattr(sys.implementation, 'flag'), hasattr(sys.monitoring.events, 'flag')))
sys.flag = sys.implementation.flag = sys.monitoring.events.flag = 1
sys.argv.append('mine')
import builtins
show.append(hasattr(builtins, 'flag'))
builtins.flag = 1
import _io, io
show.append(io.UnsupportedOperation is _io.UnsupportedOperation)
show.append(hasattr(io.UnsupportedOperation, 'flag'))
io.UnsupportedOperation.flag = 1
try:
    io.BytesIO().fileno()
except OSError as error:
    show.append(type(error) is io.UnsupportedOperation)
print(show, flush=True)
'''


def run(source):
    made = interpreters.create()
    interpreters.run_string(made, source)
    interpreters.destroy(made)


for _ in range(3):
    run(SCRIPT)
print(hasattr(sys, 'flag'), hasattr(_io.UnsupportedOperation, 'flag'), 'mine' in sys.argv)



def descriptors():
    # The runtime may open files of its own meanwhile.
    links = []
    for name in os.listdir('/proc/self/fd'):
        try:
            links.append(os.readlink('/proc/self/fd/' + name))
        except FileNotFoundError:
            pass
    return sum(not link.endswith('.dll') for link in links)


run('import selectors, socket, json')
before = descriptors()
for _ in range(5):
    run('import selectors, socket, json')
print(descriptors() - before)
