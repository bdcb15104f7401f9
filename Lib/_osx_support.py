"""What sysconfig asks on macOS: the configuration as it stands, and the name of the platform."""

import platform
import re
import sys

__all__ = ["compiler_fixup", "customize_config_vars", "customize_compiler", "get_platform_osx"]

_INITPRE = "_OSX_SUPPORT_INITIAL_"  # before the name of a variable: its value before a change

# Sets of architectures that have a name.
_UNIVERSAL = {
    ("arm64", "x86_64"): "universal2",
    ("i386", "ppc"): "fat",
    ("i386", "x86_64"): "intel",
    ("i386", "ppc", "x86_64"): "fat3",
    ("ppc64", "x86_64"): "fat64",
    ("i386", "ppc", "ppc64", "x86_64"): "universal",
}

# What uname says: the architecture with pointers of 32 bits, and of 64.
_WIDE = {"i386": ("i386", "x86_64"), "PowerPC": ("ppc", "ppc64"), "Power_Macintosh": ("ppc", "ppc64")}


def _save_modified_value(_config_vars, cv, newvalue):
    """Change a variable, and keep its first value."""
    oldvalue = _config_vars.get(cv, "")
    if oldvalue != newvalue and _INITPRE + cv not in _config_vars:
        _config_vars[_INITPRE + cv] = oldvalue
    _config_vars[cv] = newvalue


def _remove_original_values(_config_vars):
    """Forget the kept first values."""
    for name in [name for name in _config_vars if name.startswith(_INITPRE)]:
        del _config_vars[name]


def customize_config_vars(_config_vars):
    """Adapt the variables to this machine: nothing is compiled for Adder, so there is nothing to adapt."""
    return _config_vars


def customize_compiler(_config_vars):
    """Adapt the compiler's variables: nothing is compiled for Adder, so there is nothing to adapt."""
    return _config_vars


def compiler_fixup(compiler_so, cc_args):
    """Adapt the arguments of a compiler: nothing is compiled for Adder, so they stay."""
    return compiler_so


def get_platform_osx(_config_vars, osname, release, machine):
    """Return system, release and machine as they appear in the names of packages."""
    release = _config_vars.get("MACOSX_DEPLOYMENT_TARGET") or platform.mac_ver()[0] or release
    flags = _config_vars.get(_INITPRE + "CFLAGS", _config_vars.get("CFLAGS", ""))
    architectures = tuple(sorted(set(re.findall(r"-arch\s+(\S+)", flags))))
    if len(architectures) == 1:
        machine = architectures[0]
    elif architectures:
        if architectures not in _UNIVERSAL:
            raise ValueError(f"Don't know machine value for archs={architectures!r}")
        machine = _UNIVERSAL[architectures]
    elif machine in _WIDE:
        machine = _WIDE[machine][sys.maxsize >= 2**32]
    return "macosx", str(release), machine
