"""What every worker of the service does: answer requests for Fibonacci numbers."""
import contextlib
import socket


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


def answer_all(connection, received, work=fib):
    """Answer the requests that have come whole; what is left of the bytes."""
    while (end := received.find(b"\r\n\r\n")) >= 0:
        request, received = received[:end], received[end + 4:]
        connection.sendall(answer(request, work))
    return received


def serve(connection, work=fib):
    """Answer one client until it leaves."""
    received = b""
    with connection, contextlib.suppress(ConnectionError):
        while chunk := connection.recv(65536):
            received = answer_all(connection, received + chunk, work)


def serve_descriptor(descriptor):
    """Answer the client behind a file descriptor: what an interpreter is asked to do."""
    serve(socket.socket(fileno=descriptor))
