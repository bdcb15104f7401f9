"""An interpreter that nobody has ended is ended with the program: what it holds is written, what it registered runs."""
import _xxsubinterpreters as interpreters

left = interpreters.create()
interpreters.run_string(left, """
import atexit, sys
sys.stdout.write("held back\\n")
atexit.register(print, "at its exit")
""")
print("the program's end")
