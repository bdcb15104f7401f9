# -X importtime tells of each import after those that it needed.
import os
import re
import subprocess
import sys
import tempfile

with tempfile.TemporaryDirectory() as folder:
    for name, text in {"outer": "import middle\nimport inner", "middle": "import inner", "inner": ""}.items():
        with open(os.path.join(folder, name + ".py"), "w") as file:
            file.write(text)
    program = f"import sys; sys.path.insert(0, {folder!r}); import outer"
    told = subprocess.run([sys.executable, "-X", "importtime", "-c", program], capture_output=True, text=True).stderr
lines = told.splitlines()
print(lines[0])
print(*(re.sub(r" +\d+ \|", " N |", line) for line in lines if line.endswith(("outer", "middle", "inner"))), sep="\n")
