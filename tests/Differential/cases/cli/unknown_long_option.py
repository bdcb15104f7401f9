# arguments: --nonsense {case}
