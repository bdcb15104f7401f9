# arguments: -c print(__name__,__import__('sys').argv) x
