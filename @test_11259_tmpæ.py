import sys
class C:
   def __del__(self):
      import importlib
sys.argv.insert(0, C())
