# arguments: --check-hash-based-pycs sometimes {case}
