# arguments: with_main one two
