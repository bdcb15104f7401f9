"""What sysconfig tells about this build on Linux.

Adder is not built by configure and make, and nothing can be compiled against it: of CPython's variables there are only
those that say something about a running Adder.
"""

build_time_vars = {
    'ABIFLAGS': '',
    'EXE': '',
    'LDVERSION': '3.12',
    'MACHDEP': 'linux',
    'MULTIARCH': 'x86_64-linux-gnu',
    'PLATLIBDIR': 'lib',
    'PYTHON': 'python',
    'Py_DEBUG': 0,
    'Py_ENABLE_SHARED': 0,
    'SIZEOF_VOID_P': 8,
    'TZPATH': '/usr/share/zoneinfo:/usr/lib/zoneinfo:/usr/share/lib/zoneinfo:/etc/zoneinfo',
    'VERSION': '3.12',
    'WITH_DOC_STRINGS': 1,
    'WITH_PYMALLOC': 0,
}
