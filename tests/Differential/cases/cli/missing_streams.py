"""Standard streams that the process was started without."""
import subprocess
import sys


def run(source, *closed):
    command = f'exec "$0" -c "$1" {" ".join(closed)}'
    done = subprocess.run(["sh", "-c", command, sys.executable, source], stdin=subprocess.DEVNULL, capture_output=True, text=True)
    print(source, closed, done.returncode, done.stdout.strip(), done.stderr.strip().splitlines()[-1:])


for stream in ("<&-", ">&-", "2>&-"):
    run("import sys; print(sys.stdin is None, sys.stdout is None, sys.stderr is None)", stream)
run("print('lost')", ">&-")
run("1/0", "2>&-")
run("input()", "<&-")
run("print('lost'); input()", "<&-", ">&-", "2>&-")
run("import os; os.close(2); os.closerange(3, 64); print(len(str(2 ** 100))); f = open('/dev/null'); f.close()")
