# arguments: -i -q -c pass
# input: import sys\nsys.exit(7)\nprint("never")\n
