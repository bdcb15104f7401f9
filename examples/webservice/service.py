"""A small web service with CPU-bound work, in one of four modes.

    python service.py threads|processes|interpreters|single [--port N]

GET /30 answers with the 30th Fibonacci number.  What differs is who works:

single        one thread answers all connections in turn
threads       a thread for each connection, all in one interpreter
processes     a thread for each connection, which hands each request to one of
              a few worker processes
interpreters  a thread for each connection, which runs in an interpreter of
              its own, made when the client connects
"""
import argparse
import os
import queue
import selectors
import socket
import subprocess
import sys
import threading

HERE = os.path.dirname(os.path.abspath(__file__))


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def answer(request, work):
    """The response to the bytes of one request."""
    try:
        n = int(request.split(b" ", 2)[1].lstrip(b"/"))
    except (IndexError, ValueError):
        return b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"
    body = b"%d\n" % work(n)
    return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)


def serve(connection, work=fib):
    """Answer one client until it leaves."""
    received = b""
    with connection:
        while chunk := connection.recv(65536):
            received += chunk
            while (end := received.find(b"\r\n\r\n")) >= 0:
                request, received = received[:end], received[end + 4:]
                connection.sendall(answer(request, work))


def serve_descriptor(descriptor):
    """Answer the client behind a file descriptor: what an interpreter is asked to do."""
    try:
        serve(socket.socket(fileno=descriptor))
    except ConnectionError:
        pass


def connections(listener):
    while True:
        connection, _ = listener.accept()
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        yield connection


def in_thread(function, *args):
    threading.Thread(target=function, args=args, daemon=True).start()


def single(listener):
    selector = selectors.DefaultSelector()
    selector.register(listener, selectors.EVENT_READ)
    pending = {}
    while True:
        for key, _ in selector.select():
            if key.fileobj is listener:
                connection, _ = listener.accept()
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                selector.register(connection, selectors.EVENT_READ)
                pending[connection] = b""
                continue
            connection = key.fileobj
            chunk = connection.recv(65536)
            if not chunk:
                selector.unregister(connection)
                connection.close()
                del pending[connection]
                continue
            received = pending[connection] + chunk
            while (end := received.find(b"\r\n\r\n")) >= 0:
                request, received = received[:end], received[end + 4:]
                connection.sendall(answer(request, fib))
            pending[connection] = received


def threads(listener):
    for connection in connections(listener):
        in_thread(serve, connection)


class Workers:
    """Processes that read numbers from a pipe and write their results to another."""

    def __init__(self, count):
        self.idle = queue.SimpleQueue()
        for _ in range(count):
            self.idle.put(subprocess.Popen(
                [sys.executable, os.path.abspath(__file__), "worker"],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0))

    def work(self, n):
        worker = self.idle.get()
        try:
            worker.stdin.write(b"%d\n" % n)
            return int(worker.stdout.readline())
        finally:
            self.idle.put(worker)


def worker():
    for line in sys.stdin:
        print(fib(int(line)), flush=True)


def processes(listener):
    workers = Workers(4)
    for connection in connections(listener):
        in_thread(serve, connection, workers.work)


def serve_in_interpreter(connection):
    from concurrent import interpreters
    interpreter = interpreters.create()
    interpreter.exec(
        f"import sys; sys.path.insert(0, {HERE!r})\n"
        f"import service; service.serve_descriptor({connection.detach()})")
    interpreter.close()


def interpreters(listener):
    for connection in connections(listener):
        in_thread(serve_in_interpreter, connection)


MODES = {mode.__name__: mode for mode in (single, threads, processes, interpreters)}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("mode", choices=[*MODES, "worker"])
    parser.add_argument("--port", type=int, default=0)
    options = parser.parse_args()
    if options.mode == "worker":
        return worker()
    with socket.create_server(("127.0.0.1", options.port), backlog=128) as listener:
        print("listening on", listener.getsockname()[1], flush=True)
        MODES[options.mode](listener)


if __name__ == "__main__":
    main()
