"""The server process behind the 'forkserver' start method.

Processes cannot be forked here, so that the server starts each of them by exec. What remains of the idea: they are children of
a small process without threads, and inherit nothing that they are not given.
"""

import os
import selectors
import signal
import socket
import struct
import sys
import threading

from . import connection
from . import resource_tracker
from . import spawn
from . import util
from .context import reduction

__all__ = ["ensure_running", "get_inherited_fds", "connect_to_new_process", "set_forkserver_preload"]

MAXFDS_TO_SEND = 256
SIGNED_STRUCT = struct.Struct("q")  # process ids and exit codes

_OWN_FDS = 4  # sent in front of the caller's: data in, result out, the server's life line, the resource tracker


class ForkServer:
    """The client's side: the server that this process started, or inherited."""

    def __init__(self):
        self._forkserver_address = None
        self._forkserver_alive_fd = None
        self._forkserver_pid = None
        self._inherited_fds = None
        self._lock = threading.Lock()
        self._preload_modules = ["__main__"]

    def _stop(self):
        with self._lock:
            if self._forkserver_pid is None:
                return
            os.close(self._forkserver_alive_fd)  # the server ends when nobody holds this
            os.waitpid(self._forkserver_pid, 0)
            if not util.is_abstract_socket_namespace(self._forkserver_address):
                os.unlink(self._forkserver_address)
            self._forkserver_address = self._forkserver_alive_fd = self._forkserver_pid = None

    def set_forkserver_preload(self, modules_names):
        """Name modules for the server to import; a process started by exec has no use for them."""
        if not all(type(name) is str for name in modules_names):
            raise TypeError("module_names must be a list of strings")
        self._preload_modules = modules_names

    def get_inherited_fds(self):
        """Return the descriptors that came from the process that asked for this one, or None."""
        return self._inherited_fds

    def connect_to_new_process(self, fds):
        """Ask for a process that gets the descriptors; return one to read from it and one to write to it.

        What can be read are the process id and later the exit code; what is written is the pickled process object.
        """
        self.ensure_running()
        if len(fds) + _OWN_FDS >= MAXFDS_TO_SEND:
            raise ValueError("too many fds")
        with socket.socket(socket.AF_UNIX) as client:
            client.connect(self._forkserver_address)
            parent_r, child_w = os.pipe()
            child_r, parent_w = os.pipe()
            try:
                reduction.sendfds(client, [child_r, child_w, self._forkserver_alive_fd, resource_tracker.getfd(), *fds])
                return parent_r, parent_w
            except BaseException:
                os.close(parent_r)
                os.close(parent_w)
                raise
            finally:
                os.close(child_r)
                os.close(child_w)

    def ensure_running(self):
        """Start the server unless one runs already."""
        with self._lock:
            resource_tracker.ensure_running()
            if self._forkserver_pid is not None:
                pid, _ = os.waitpid(self._forkserver_pid, os.WNOHANG)
                if not pid:
                    return
                os.close(self._forkserver_alive_fd)
                self._forkserver_address = self._forkserver_alive_fd = self._forkserver_pid = None
            elif self._forkserver_alive_fd is not None:
                return  # inherited
            self._start()

    def _start(self):
        with socket.socket(socket.AF_UNIX) as listener:
            address = connection.arbitrary_address("AF_UNIX")
            listener.bind(address)
            if not util.is_abstract_socket_namespace(address):
                os.chmod(address, 0o600)
            listener.listen()
            alive_r, alive_w = os.pipe()
            try:
                code = f"from multiprocessing.forkserver import main; main({listener.fileno()}, {alive_r}, {address!r})"
                pid = _run(code, [listener.fileno(), alive_r])
            except BaseException:
                os.close(alive_w)
                raise
            finally:
                os.close(alive_r)
            self._forkserver_address = address
            self._forkserver_alive_fd = alive_w
            self._forkserver_pid = pid


def _run(code, fds):
    executable = spawn.get_executable()
    return util.spawnv_passfds(executable, [executable, *util._args_from_interpreter_flags(), "-c", code], fds)


def main(listener_fd, alive_r, address):
    """Run the server until nobody is left who could ask it for something."""
    # A handler instead of SIG_IGN: the processes started here would inherit that.
    signal.signal(signal.SIGINT, lambda signum, frame: None)
    results = {}  # the descriptor of a process: its id, and where its exit code goes
    with socket.socket(socket.AF_UNIX, fileno=listener_fd) as listener, selectors.DefaultSelector() as selector:
        selector.register(listener, selectors.EVENT_READ)
        selector.register(alive_r, selectors.EVENT_READ)
        while True:
            for key, _ in selector.select():
                if key.fileobj is listener:
                    _answer(listener, address, selector, results)
                elif key.fileobj == alive_r:
                    return
                else:
                    selector.unregister(key.fileobj)
                    _report(key.fileobj, *results.pop(key.fileobj))


def _answer(listener, address, selector, results):
    with listener.accept()[0] as client:
        try:
            fds = reduction.recvfds(client, MAXFDS_TO_SEND + 1)
        except EOFError:
            return
    child_r, child_w, *others = fds
    try:
        code = f"from multiprocessing.forkserver import _serve; _serve({child_r}, {others!r}, {address!r})"
        pid = _run(code, [child_r, *others])
        write_signed(child_w, pid)
        process = os.pidfd_open(pid)
    except OSError as error:
        print(f"forkserver: cannot start a process: {error}", file=sys.stderr)
        os.close(child_w)
    else:
        results[process] = pid, child_w
        selector.register(process, selectors.EVENT_READ)
    finally:
        for fd in (child_r, *others):
            os.close(fd)


def _report(process, pid, child_w):
    os.close(process)
    _, status = os.waitpid(pid, 0)
    try:
        write_signed(child_w, os.waitstatus_to_exitcode(status))
    except BrokenPipeError:
        pass  # nobody waits for it any more
    os.close(child_w)


def _serve(child_r, others, address):
    """Run the process object that arrives, in a process of its own."""
    _forkserver._forkserver_address = address
    _forkserver._forkserver_alive_fd, resource_tracker._resource_tracker._fd, *_forkserver._inherited_fds = others
    sys.exit(spawn._main(child_r, os.dup(child_r)))


def read_signed(fd):
    """Read a number that write_signed() wrote."""
    data = b""
    while len(data) < SIGNED_STRUCT.size:
        part = os.read(fd, SIGNED_STRUCT.size - len(data))
        if not part:
            raise EOFError("unexpected EOF")
        data += part
    return SIGNED_STRUCT.unpack(data)[0]


def write_signed(fd, number):
    """Write a number in a form of fixed length."""
    data = SIGNED_STRUCT.pack(number)
    while data:
        data = data[os.write(fd, data) :]


_forkserver = ForkServer()
ensure_running = _forkserver.ensure_running
get_inherited_fds = _forkserver.get_inherited_fds
connect_to_new_process = _forkserver.connect_to_new_process
set_forkserver_preload = _forkserver.set_forkserver_preload
