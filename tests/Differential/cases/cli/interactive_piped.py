# arguments: -i -q {case}
# input: x = 1\nx + 1\ndef f():\n  return 5\n\nf()\n1/0\n
print("script")
