"""A ledger of exact amounts, driven by commands in text form."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation


class Refused(Exception):
    pass


@dataclass(frozen=True)
class Deposit:
    account: str
    amount: Decimal


@dataclass(frozen=True)
class Transfer:
    source: str
    target: str
    amount: Decimal


def parse(line):
    match line.split():
        case ["deposit", account, amount]:
            return Deposit(account, Decimal(amount))
        case ["transfer", amount, "from", source, "to", target]:
            return Transfer(source, target, Decimal(amount))
        case [] | ["#", *_]:
            return None
        case [command, *_]:
            raise Refused(f"unknown command {command!r}")


class Ledger:
    def __init__(self):
        self.balances = defaultdict(Decimal)

    def apply(self, command):
        match command:
            case Deposit(account, amount) if amount > 0:
                self.balances[account] += amount
            case Transfer(source, target, amount) if 0 < amount <= self.balances[source]:
                self.balances[source] -= amount
                self.balances[target] += amount
            case Transfer(source=source):
                raise Refused(f"{source} has only {self.balances[source]}")
            case None:
                pass
            case _:
                raise Refused(f"not possible: {command}")


COMMANDS = """\
deposit alice 100.10
deposit bob 0.20
transfer 0.30 from alice to bob
transfer 1000 from bob to alice
steal everything
transfer lots from alice to bob
"""


def main():
    ledger = Ledger()
    for line in COMMANDS.splitlines():
        try:
            ledger.apply(parse(line))
        except (Refused, InvalidOperation) as error:
            print(f"{line!r}: {type(error).__name__}: {error}")
    for account, balance in sorted(ledger.balances.items()):
        print(f"{account:>8} {balance:>10}")


main()
