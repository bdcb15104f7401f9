import sys; print(__name__, sys.argv, __package__); print(sys.path[0].rsplit("/")[-1])
