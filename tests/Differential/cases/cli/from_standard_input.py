# arguments: - a b
# input: import sys\nprint(sys.argv, __name__)\nprint(__file__ if '__file__' in globals() else 'no file')\n
