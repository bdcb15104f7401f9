# arguments: -Z {case}
