# arguments: -c
