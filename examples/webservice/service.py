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
import contextlib
import os
import queue
import selectors
import socket
import subprocess
import sys
import threading

from answers import answer_all, fib, serve

HERE = os.path.dirname(os.path.abspath(__file__))


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
            try:
                chunk = connection.recv(65536)
                received = answer_all(connection, pending[connection] + chunk)
            except ConnectionError:
                chunk = b""
            if chunk:
                pending[connection] = received
            else:
                selector.unregister(connection)
                connection.close()
                del pending[connection]


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
    with contextlib.suppress(BrokenPipeError):
        for line in sys.stdin:
            print(fib(int(line)), flush=True)


def processes(listener):
    workers = Workers(4)
    for connection in connections(listener):
        in_thread(serve, connection, workers.work)


def serve_in_interpreter(connection):
    source = (f"import sys; sys.path.insert(0, {HERE!r})\n"
              f"import answers; answers.serve_descriptor({connection.detach()})")
    try:
        from concurrent import interpreters
    except ImportError:                                 # CPython 3.12
        import _xxsubinterpreters
        interpreter = _xxsubinterpreters.create()
        _xxsubinterpreters.run_string(interpreter, source)
        _xxsubinterpreters.destroy(interpreter)
    else:
        interpreter = interpreters.create()
        interpreter.exec(source)
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
