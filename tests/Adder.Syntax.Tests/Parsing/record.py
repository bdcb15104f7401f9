"""Records what CPython 3.12 makes of the sources in sources.py, for ParserCases: python3.12 record.py"""

import json
import sys
import warnings
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[2] / "tools" / "SyntaxCheck"))
from compare import expected
from sources import INVALID, VALID


def main():
    warnings.simplefilter("ignore")
    with open(HERE / "cases.jsonl", "w", encoding="ascii") as out:
        for source in VALID + INVALID:
            mode, source = ("exec", source) if isinstance(source, str) else source
            answer = expected({"Source": source.encode().decode("latin-1"), "Mode": mode})
            out.write(json.dumps([mode, source, answer]) + "\n")


main()
