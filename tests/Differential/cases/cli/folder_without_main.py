# arguments: no_main_here
