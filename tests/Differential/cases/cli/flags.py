# arguments: -O -B -E -s -S -W error::UserWarning -X wat -X key=value {case} -q
import sys

print(sys.flags)
print(sys._xoptions, sys.warnoptions, sys.argv)
print(__debug__)
