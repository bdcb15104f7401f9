"""Load for service.py: light clients beside heavy ones, in every mode.

    python drive.py [--python COMMAND]... [--light 1 8] [--heavy 0 1] [--seconds 3]

A light client asks for fib(1) as fast as it can, a heavy one for fib(25) all
the time.  Shown is how many answers the light clients get per second, as a
table and a chart in text; --svg FILE draws the chart.
"""
import argparse
import contextlib
import os
import shlex
import shutil
import socket
import subprocess
import sys
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
MODES = ("single", "threads", "processes", "interpreters")


def ask(port, n, until, count):
    """Ask again and again; count[0] is how often an answer came."""
    request = b"GET /%d HTTP/1.1\r\nHost: localhost\r\n\r\n" % n
    with contextlib.suppress(ConnectionResetError), socket.create_connection(("127.0.0.1", port)) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        while not until():
            connection.sendall(request)
            answer = connection.recv(4096)
            if not answer.startswith(b"HTTP/1.1 200"):
                if until():
                    break
                raise RuntimeError(f"wrong answer: {answer!r}")
            count[0] += 1


def light_rate(port, clients, seconds):
    if shutil.which("wrk"):
        out = subprocess.run(
            ["wrk", "-t1", f"-c{clients}", f"-d{seconds}s", f"http://127.0.0.1:{port}/1"],
            capture_output=True, text=True, check=True).stdout
        return float(out.partition("Requests/sec:")[2].split()[0])
    end = time.monotonic() + seconds
    counts = [[0] for _ in range(clients)]
    asking = [threading.Thread(target=ask, args=(port, 1, lambda: time.monotonic() > end, count)) for count in counts]
    for thread in asking:
        thread.start()
    for thread in asking:
        thread.join()
    return sum(count for count, in counts) / seconds


def measure(python, mode, light, heavy, seconds):
    server = subprocess.Popen([*shlex.split(python), os.path.join(HERE, "service.py"), mode], stdout=subprocess.PIPE, text=True)
    stop = threading.Event()
    try:
        said = server.stdout.readline().split()
        if not said:
            raise SystemExit(f"{python} did not start the service in mode {mode}")
        port = int(said[-1])
        for _ in range(heavy):
            threading.Thread(target=ask, args=(port, 25, stop.is_set, [0]), daemon=True).start()
        first = [0]
        ask(port, 1, lambda: first[0], first)  # workers are made
        light_rate(port, light, 1)  # code gets fast
        return light_rate(port, light, seconds)
    finally:
        stop.set()
        server.kill()
        server.wait()


def chart(rows):
    most = max(rate for _, rate in rows)
    for name, rate in rows:
        print(f"{name:44} {rate:10,.0f} {'#' * round(40 * rate / most)}")


def draw(rows, path):
    most = max(rate for _, rate in rows)
    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" width="760" height="{24 * len(rows) + 10}" font-family="sans-serif" font-size="13">']
    for i, (name, rate) in enumerate(rows):
        y = 24 * i + 8
        lines.append(f'<text x="4" y="{y + 12}">{name}</text>')
        lines.append(f'<rect x="300" y="{y}" width="{max(1, round(360 * rate / most))}" height="16" fill="#4878a8"/>')
        lines.append(f'<text x="{308 + round(360 * rate / most)}" y="{y + 12}">{rate:,.0f}</text>')
    with open(path, "w", encoding="utf-8") as out:
        out.write("\n".join([*lines, "</svg>\n"]))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--python", action="append", help="a command that runs Python; may be given several times")
    parser.add_argument("--modes", nargs="+", default=MODES, choices=MODES)
    parser.add_argument("--light", nargs="+", type=int, default=[1, 8])
    parser.add_argument("--heavy", nargs="+", type=int, default=[0, 1])
    parser.add_argument("--seconds", type=int, default=3)
    parser.add_argument("--svg")
    options = parser.parse_args()
    rows = []
    for heavy in options.heavy:
        for light in options.light:
            for python in options.python or [sys.executable]:
                for mode in options.modes:
                    rate = measure(python, mode, light, heavy, options.seconds)
                    name = f"{os.path.basename(shlex.split(python)[0])} {mode}, {light} light, {heavy} heavy"
                    rows.append((name, rate))
                    print(f"{name:44} {rate:10,.0f} requests/s", flush=True)
    print()
    chart(rows)
    if options.svg:
        draw(rows, options.svg)


if __name__ == "__main__":
    main()
