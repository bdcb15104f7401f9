import sys

print("before", file=sys.stdout)
print("and on stderr", file=sys.stderr)
sys.exit(3)
