"""Writes out/adder.start: the methods that every start enters, in the order of their first calls, for StartProfile.cs to prepare.

    out/adder tools/StartProfile/record.py out
"""

import os
import re
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

from metadata import Assembly

# A program may begin before importlib and site are there; the import makes them. StartProfile.cs waits between the two.
PROGRAMS = ["pass", "import os"]
IMPORTS_FOLLOW = 0xFFFFFFFF

# Of the program's own part the first thread prepares the later half: the other one has gone through the first by itself before it would come to it. At the same
# place both wait for each other's locks.
LEFT_OUT = 0.5

# As StartProfile.cs knows them.
ASSEMBLIES = ["System.Private.CoreLib", "System.Runtime.Numerics", "Adder.Core", "Adder.Modules", "Adder.Syntax", "adder"]

# The runtime tells of every method that is called for the first time and where its precompiled code is: R2RGetEntryPoint.
SETTINGS = {
    "DOTNET_EnableEventPipe": "1",
    "DOTNET_EventPipeOutputStreaming": "1",
    "DOTNET_EventPipeRundown": "0",
    "DOTNET_EventPipeConfig": "Microsoft-Windows-DotNETRuntime:2000000000:5",
}

# What the event carries: class, method and signature, each in UTF-16 with a zero at the end, and an address.
CHARACTER = rb"(?:[\x20-\x7e]\x00)"
ENTERED = re.compile(rb"(%b{3,})\x00\x00(%b+)\x00\x00(%b{2,})\x00\x00(.{8})" % (CHARACTER, CHARACTER, CHARACTER), re.DOTALL)
NO_CODE = bytes(8)


def entered(executable, program):
    """Yields class, name and signature of each method that a start enters, but of those that are left to the JIT."""
    with tempfile.TemporaryDirectory() as folder:
        trace = Path(folder, "start.nettrace")
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        environment |= SETTINGS | {"DOTNET_EventPipeOutputPath": str(trace)}
        subprocess.run([executable, "-c", program], env=environment, check=True)
        for found in ENTERED.finditer(trace.read_bytes()):
            *texts, code = found.groups()
            if code != NO_CODE:
                yield tuple(text.decode("utf-16le") for text in texts)


def main(folder):
    profile = Path(folder, "adder.start")
    profile.unlink(missing_ok=True)
    assemblies = [Assembly(Path(folder, name + ".dll")) for name in ASSEMBLIES]
    places = {}
    for index, assembly in enumerate(assemblies):
        for method, row in assembly.methods():
            places.setdefault(method, []).append((index, row))
    entries = {}
    for program in PROGRAMS:
        for method in entered(Path(folder, "adder"), program):
            # What the compiler gives each assembly (<PrivateImplementationDetails>) has the same name in all.
            found = places.get(method, ())
            if len(found) == 1:
                entries.setdefault(found[0][0] << 24 | found[0][1])
        entries.setdefault(IMPORTS_FOLLOW)
    recorded = list(entries)
    recorded = recorded[int(LEFT_OUT * recorded.index(IMPORTS_FOLLOW)):]
    with open(profile, "wb") as file:
        for assembly in assemblies:
            file.write(assembly.version)
        for entry in recorded:
            file.write(struct.pack("<I", entry))
    print(f"{len(recorded)} methods")


if __name__ == "__main__":
    main(sys.argv[1])
