#!/usr/bin/env bash
# A few seconds' check that what `dotnet build src/Adder.Cli` left runs programs: what nobody may break.
set -u
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."
adder=src/Adder.Cli/bin/Release/net10.0/adder
failed=0

expect() {
  local wanted=$1 got; shift
  got=$(timeout 30 "$@" 2>&1 </dev/null)
  [ "$got" = "$wanted" ] && return
  printf 'smoke: %s\n  wanted: %s\n  got: %s\n' "$*" "$wanted" "$got"
  failed=1
}

expect "4 [0, 1, 4] ab" "$adder" -c '
import os, re, collections
class A:
    def __init__(self, x): self.x = x
def squares(n):
    for i in range(n): yield i * i
try:
    {}["k"]
except KeyError as error:
    assert error.args == ("k",)
print(A(4).x, list(squares(3)), "".join(f"{c}" for c in "ab"))'
exit $failed
