this is not Python
# arguments: -x {case}
print("skipped")
