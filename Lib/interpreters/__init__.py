"""The name that PEP 554 gave to concurrent.interpreters."""

from concurrent.interpreters import *
from concurrent.interpreters import __all__
