"""Install pip from a wheel on this machine.

Adder brings no wheel of pip with it. One is looked for in the folder that sysconfig's
WHEEL_PKG_DIR names, in this package's _bundled folder, and where Linux distributions
put wheels for this purpose.
"""

import os
import os.path
import shutil
import subprocess
import sys
import sysconfig
import tempfile

from ensurepip._mending import copy_mended, needs_mending

__all__ = ["version", "bootstrap"]

_FOLDERS = (
    os.path.join(os.path.dirname(os.path.abspath(__file__)), "_bundled"),
    "/usr/share/python-wheels",
    "/usr/share/python3-wheels",
    "/usr/lib/python3/wheels",
)


def _version_key(version):
    return tuple(int(part) if part.isdigit() else -1 for part in version.split("."))


def _find_wheel():
    # The newest pip-VERSION-py3-none-any.whl, as (version, path).
    configured = sysconfig.get_config_var("WHEEL_PKG_DIR")
    found = []
    for folder in filter(None, (configured, *_FOLDERS)):
        try:
            names = os.listdir(folder)
        except OSError:
            continue
        for name in names:
            if name.startswith("pip-") and name.endswith("-py3-none-any.whl"):
                version = name.removeprefix("pip-").partition("-")[0]
                found.append((_version_key(version), version, os.path.join(folder, name)))
        if found:
            break
    if not found:
        raise RuntimeError("ensurepip found no wheel of pip on this machine: install your system's package with one "
                           "(python3-pip-whl on Debian), or put one into " + _FOLDERS[0])
    _, version, path = max(found)
    return version, path


def version():
    """The version of pip that would be installed."""
    return _find_wheel()[0]


def _run_pip(args, additional_paths=None):
    # pip changes much of the process it runs in, so it gets one of its own.
    code = (
        "import runpy, sys\n"
        f"sys.path = {additional_paths or []} + sys.path\n"
        f"sys.argv[1:] = {args}\n"
        "runpy.run_module('pip', run_name='__main__', alter_sys=True)\n"
    )
    command = [sys.executable, "-W", "ignore::DeprecationWarning", "-c", code]
    if sys.flags.isolated:
        command.insert(1, "-I")
    return subprocess.run(command, check=True).returncode


def _disable_pip_configuration_settings():
    # The user's settings are not about this installation.
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        del os.environ[name]
    os.environ["PIP_CONFIG_FILE"] = os.devnull


def bootstrap(*, root=None, upgrade=False, user=False, altinstall=False, default_pip=False, verbosity=0):
    """Install pip into this Python, or under root."""
    _bootstrap(root=root, upgrade=upgrade, user=user, altinstall=altinstall, default_pip=default_pip, verbosity=verbosity)


def _bootstrap(*, root=None, upgrade=False, user=False, altinstall=False, default_pip=False, verbosity=0):
    if altinstall and default_pip:
        raise ValueError("Cannot use altinstall and default_pip together")
    sys.audit("ensurepip.bootstrap", root)
    _disable_pip_configuration_settings()

    # Which of pip, pip3 and pip3.12 there will be; pip's own installer reads it.
    if altinstall:
        os.environ["ENSUREPIP_OPTIONS"] = "altinstall"
    elif not default_pip:
        os.environ["ENSUREPIP_OPTIONS"] = "install"

    found, wheel = _find_wheel()
    with tempfile.TemporaryDirectory() as folder:
        copy = os.path.join(folder, os.path.basename(wheel))
        if needs_mending(_version_key(found)):
            copy_mended(wheel, copy)
        else:
            shutil.copyfile(wheel, copy)
        args = ["install", "--no-cache-dir", "--no-index", "--find-links", folder]
        if root:
            args += ["--root", root]
        if upgrade:
            args += ["--upgrade"]
        if user:
            args += ["--user"]
        if verbosity:
            args += ["-" + "v" * verbosity]
        return _run_pip([*args, "pip"], [copy])


def _uninstall_helper(*, verbosity=0):
    """Uninstall pip, if it is the version that would be installed."""
    try:
        import pip
    except ImportError:
        return
    available = version()
    if pip.__version__ != available:
        print(f"ensurepip will only uninstall a matching version ({pip.__version__!r} installed, {available!r} available)",
              file=sys.stderr)
        return
    _disable_pip_configuration_settings()
    args = ["uninstall", "-y", "--disable-pip-version-check"]
    if verbosity:
        args += ["-" + "v" * verbosity]
    return _run_pip([*args, "pip"])


def _main(argv=None):
    import argparse

    parser = argparse.ArgumentParser(prog="python -m ensurepip")
    parser.add_argument("--version", action="version", version=f"pip {version()}",
                        help="Show the version of pip that would be installed.")
    parser.add_argument("-v", "--verbose", action="count", default=0, dest="verbosity",
                        help="Give more output. Option is additive, and can be used up to 3 times.")
    parser.add_argument("-U", "--upgrade", action="store_true", default=False,
                        help="Upgrade pip and dependencies, even if already installed.")
    parser.add_argument("--user", action="store_true", default=False, help="Install using the user scheme.")
    parser.add_argument("--root", default=None, help="Install everything relative to this alternate root directory.")
    parser.add_argument("--altinstall", action="store_true", default=False,
                        help="Make an alternate install, installing only the X.Y versioned scripts (Default: pipX, pipX.Y).")
    parser.add_argument("--default-pip", action="store_true", default=False,
                        help="Make a default pip install, installing the unqualified pip in addition to the versioned scripts.")
    options = parser.parse_args(argv)
    return _bootstrap(root=options.root, upgrade=options.upgrade, user=options.user, verbosity=options.verbosity,
                      altinstall=options.altinstall, default_pip=options.default_pip)
