# Child processes, mapped memory, terminals, accounts, limits, signals.
import fcntl
import grp
import mmap
import multiprocessing.shared_memory
import os
import pwd
import resource
import signal
import subprocess
import tempfile
import termios
import tty


def tries(function, *args, **keywords):
    try:
        return function(*args, **keywords)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


run = subprocess.run
print(run(["cat"], input=b"text", capture_output=True))
print(run("echo out; echo err >&2; exit 3", shell=True, capture_output=True, text=True))
print(tries(run, ["no-such-program"]), tries(run, ["true"], cwd="/no/such/folder"), tries(run, ["/"]))
print(tries(run, ["sh", "-c", "kill -9 $$"], check=True), tries(run, ["sleep", "5"], timeout=0.1)[:60])
print(run(["sh", "-c", "umask; pwd; echo $A"], umask=0o027, cwd="/", env={"A": "b", "PATH": os.environ["PATH"]}, capture_output=True, text=True).stdout)
with os.popen("exit 2") as pipe:
    pass
print(os.popen("exit 2").close(), os.waitstatus_to_exitcode(os.system("exit 5")))
pid = os.posix_spawn("/bin/sh", ["sh", "-c", "exit 7"], os.environ)
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))

memory = mmap.mmap(-1, 64)
memory[:5] = b"hello"
memory.write(b"J")
print(memory, memory[1], memory[:6:2], memory.find(b"l"), memory.rfind(b"l", 0), memory.readline()[:4])
print(tries(memory.seek, 65), tries(memory.__setitem__, 0, 256), tries(memory.__setitem__, slice(0, 2), b"abc"))
view = memoryview(memory)
print(tries(memory.close), view[:2].tobytes())
view.release()
memory.close()
print(memory, tries(memory.read))

with tempfile.TemporaryFile() as file:
    file.write(b"0123456789")
    file.flush()
    print(os.pread(file.fileno(), 3, 4), os.preadv(file.fileno(), [bytearray(2), bytearray(3)], 6), fcntl.fcntl(file, fcntl.F_GETFD))
    print(fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB), tries(fcntl.lockf, file, 0), tries(fcntl.fcntl, -1, 1))
    with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as part:
        print(part[2:5], tries(part.__setitem__, 0, 1), part.size())

master, slave = os.openpty()
print(os.isatty(slave), termios.tcgetattr(slave)[3] & termios.ECHO != 0)
tty.setraw(slave)
print(termios.tcgetattr(slave)[3] & (termios.ECHO | termios.ICANON), termios.tcgetattr(slave)[6][termios.VMIN])
termios.tcsetwinsize(slave, (24, 80))
print(termios.tcgetwinsize(master), os.get_terminal_size(slave), tries(termios.tcgetattr, os.open("/dev/null", os.O_RDONLY)))

print(pwd.getpwuid(0)[:4], tries(pwd.getpwnam, "nobody-of-this-name"), grp.getgrgid(0), tries(grp.getgrgid, 2**40))
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
print(resource.getrlimit(resource.RLIMIT_CORE), tries(resource.getrlimit, 99), tries(resource.setrlimit, resource.RLIMIT_CORE, (1, 0)))

got = []
signal.signal(signal.SIGALRM, lambda number, frame: got.append(number))
signal.setitimer(signal.ITIMER_REAL, 0.05)
signal.pause()
print(got, tries(signal.setitimer, 9, 1))
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
os.kill(os.getpid(), signal.SIGUSR1)
print(signal.sigpending(), signal.sigwait([signal.SIGUSR1]), signal.sigtimedwait([signal.SIGUSR2], 0))
r, w = os.pipe()
signal.signal(signal.SIGALRM, lambda number, frame: os.write(w, b"woken"))
signal.setitimer(signal.ITIMER_REAL, 0.05)
print(os.read(r, 10))

shared = multiprocessing.shared_memory.SharedMemory(create=True, size=16)
shared.buf[:3] = b"abc"
other = multiprocessing.shared_memory.SharedMemory(shared.name)
print(bytes(other.buf[:3]))
other.close()
shared.close()
shared.unlink()
