# Sockets, select and poll without a network.
import array
import os
import select
import socket
import threading


def show(function, *args):
    try:
        print(function.__name__, function(*args))
    except Exception as error:
        print(function.__name__, type(error).__name__, error)


left, right = socket.socketpair()
print(left.send(b'ping'), right.recv(100))
right.sendall(b'pong')
buffer = bytearray(10)
print(left.recv_into(buffer), buffer)
print(select.select([left, right], [left], [], 0) == ([], [left], []))
left.settimeout(0.01)
show(left.recv, 1)
left.setblocking(False)
show(left.recv, 1)
print(left.gettimeout(), right.gettimeout())

reader, writer = os.pipe()
left.setblocking(True)
left.sendmsg([b'see ', b'there'], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array('i', [writer]))])
data, ancillary, flags, address = right.recvmsg(100, socket.CMSG_SPACE(4))
received, = array.array('i', ancillary[0][2])
os.write(received, b'through')
print(data, ancillary[0][:2], flags, address, os.read(reader, 100))

poll = select.poll()
poll.register(right, select.POLLIN)
print(poll.poll(0))
left.send(b'x')
print(poll.poll(1000) == [(right.fileno(), select.POLLIN)])
epoll = select.epoll()
epoll.register(right)
print(epoll.poll(1) == [(right.fileno(), select.EPOLLIN | select.EPOLLOUT)])
epoll.close()
show(epoll.poll)
left.close()
right.close()

server = socket.create_server(('127.0.0.1', 0))


def serve():
    connection, peer = server.accept()
    with connection:
        while data := connection.recv(1000):
            connection.sendall(data.upper())


thread = threading.Thread(target=serve)
thread.start()
with socket.create_connection(server.getsockname()) as client:
    stream = client.makefile('rw')
    print('shout', file=stream, flush=True)
    print(stream.readline())
    stream.close()
thread.join()
server.close()

show(server.accept)
show(socket.inet_aton, '1.2.3')
show(socket.inet_pton, socket.AF_INET6, '::1')
show(socket.inet_ntop, socket.AF_INET6, bytes(15) + b'\1')
show(socket.inet_ntoa, b'abc')
show(socket.htons, 70000)
show(socket.getservbyname, 'no such service')
unbound = socket.socket()
for address in 1, ('a',), ('', 1 << 20), ('', 'a'), (1, 2), ('1.2.3.4\0', 1):
    show(unbound.bind, address)
show(unbound.recv, -1)
show(unbound.settimeout, -1)
show(unbound.getpeername)
show(select.select, 1, [], [])
show(select.select, [], [], [], 'x')
unbound.close()
show(unbound.bind, ('', 0))
