"""sys.tracebacklimit: what the interpreter prints has the innermost frames."""
import subprocess
import sys

PROGRAM = """
import sys
def inner(): 1 / 0
def outer(): inner()
sys.tracebacklimit = {}
outer()
"""

for limit in "10", "2", "1", "0", "-1", "1 << 100", "-1 << 100", "None":
    done = subprocess.run([sys.executable, "-c", PROGRAM.format(limit)], stderr=subprocess.PIPE, text=True)
    print("--", limit)
    print(done.stderr)
