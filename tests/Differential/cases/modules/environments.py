# A virtual environment without pip: its layout, its settings, and what its Python sees.
import os
import subprocess
import sys
import tempfile
import venv

PROGRAM = """
import sys, sysconfig
print(sys.prefix != sys.base_prefix, sys.prefix == sys.argv[1], sys.exec_prefix == sys.prefix)
print(sysconfig.get_path("purelib").removeprefix(sys.prefix), sysconfig.get_default_scheme())
print(sysconfig.get_path("scripts").removeprefix(sys.prefix))
print([entry.removeprefix(sys.prefix) for entry in sys.path if entry.startswith(sys.prefix)])
import put_there, from_a_link
print(put_there.WHERE, from_a_link.WHERE)
"""

with tempfile.TemporaryDirectory() as folder:
    folder = os.path.realpath(folder)
    environment = os.path.join(folder, "env")
    linked = os.path.join(folder, "linked")
    os.mkdir(linked)
    venv.create(environment, prompt="mine")
    print(sorted(name for name in os.listdir(os.path.join(environment, "bin")) if name in ("activate", "python", "python3")))
    print(os.path.islink(os.path.join(environment, "lib64")))
    with open(os.path.join(environment, "pyvenv.cfg")) as file:
        settings = dict(line.rstrip("\n").split(" = ", 1) for line in file)
    print(list(settings), settings["include-system-site-packages"], settings["prompt"])

    packages = os.path.join(environment, "lib", f"python3.{sys.version_info.minor}", "site-packages")
    for name, text in (
        ("put_there.py", "WHERE = 'in the environment'\n"),
        ("links.pth", linked + "\nimport sys; sys.stdout.write('a line of the .pth file\\n')\n"),
        (os.path.join(linked, "from_a_link.py"), "WHERE = 'in a linked folder'\n"),
    ):
        with open(os.path.join(packages, name), "w") as file:
            file.write(text)
    command = [os.path.join(environment, "bin", "python"), "-c", PROGRAM, environment]
    print(subprocess.run(command, capture_output=True, text=True).stdout)

    script = f". {environment}/bin/activate; python -c 'import sys; print(sys.prefix == \"{environment}\")'; echo $VIRTUAL_ENV_PROMPT; deactivate"
    print(subprocess.run(["bash", "-c", script], capture_output=True, text=True).stdout)
    try:
        venv.create(os.path.join(folder, f"a{os.pathsep}b"))
    except ValueError as error:
        print(type(error).__name__, str(error).replace(folder, "..."))
