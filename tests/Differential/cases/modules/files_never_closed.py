# What was written to a file is there as soon as nobody has the file any more, closed or not.
import os
import subprocess
import sys
import tempfile

os.chdir(tempfile.mkdtemp())

open("text", "w").write("hello\n")
print(repr(open("text").read()))
open("bytes", "wb").write(b"12345")
print(os.path.getsize("bytes"), [entry.stat().st_size for entry in os.scandir() if entry.name == "bytes"])


def report():
    file = open("report", "w")
    print("from a function", file=file)


report()
print(subprocess.run(["cat", "report"], capture_output=True).stdout)
os.link("report", "alias")
report()
print(open("alias").read())

open("twice", "w").write("first, and longer")
open("twice", "w").write("second")
open("twice", "a").write(" third")
os.rename("twice", "moved")
print(open("moved").read())

open("made.py", "w").write("X = 5\n")
sys.path.insert(0, ".")
import made
print(made.X)

open("cut", "w").write("12345678")
os.truncate("cut", 3)
print(open("cut").read())
open("dated", "w").write("12")
os.utime("dated", (5, 5))
print(os.stat("dated").st_mtime)

# A stream that the child gets keeps its data until it is closed.
log = open("log", "w")
log.write("parent\n")
subprocess.run(["echo", "child"], stdout=log)
log.close()
print(repr(open("log").read()))

import resource
resource.setrlimit(resource.RLIMIT_NOFILE, (256, 256))
for i in range(1000):
    open(f"many{i % 7}", "w").write(str(i))
print([open(f"many{i}").read() for i in range(7)])
