# Channels between interpreters: what may be sent, and who may do so when ends are closed.
import functools

import _xxinterpchannels as channels
import _xxsubinterpreters as interpreters

print = functools.partial(print, flush=True)


def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


one, two = channels.create(), channels.create()
print(one, repr(two), one.end, one.send.end, two.recv, one == two, one == int(one), one.send == one)
show(channels.send, one, 2**64)
show(channels.send, one, 1.5 + 2j)
show(channels.recv, one)
show(channels.recv, one, 'nothing')
show(channels.send, 99, 1)
for item in (None, 5, -2**63, 'text ☃', b'bytes', two):
    channels.send(one, item)
interpreter = interpreters.create()
interpreters.run_string(interpreter, f'''
import _xxinterpchannels as channels
while True:
    item = channels.recv({int(one)})
    print(repr(item), flush=True)
    if isinstance(item, bytes):
        break
channels.send({int(one)}, "back")
''')
print(repr(channels.recv(one)), channels.recv(one))
show(channels.list_interpreters, one, send=True)
channels.send(one, 1)
show(channels.close, one)
show(channels.close, one, send=True)
show(channels.send, one, 2)
show(channels.list_interpreters, one, send=True)
show(channels.recv, one)
show(channels.recv, one)
show(channels.destroy, one)
show(channels.destroy, one)
show(channels.release, two)
show(channels.release, two)
show(channels._channel_id, 10)
show(channels._channel_id, 10, send=False, recv=False)
show(channels._channel_id, 10, send=True, force=True)

# What an interpreter has sent goes with it.
three = channels.create()
interpreters.run_string(interpreter, f'channels.send({int(three)}, 1)')
channels.send(three, 2)
interpreters.destroy(interpreter)
show(channels.recv, three)
show(channels.recv, three)
