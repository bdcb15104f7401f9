"""GDBM, through the extension module _gdbm, which Adder does not have: importing it is an ImportError."""

from _gdbm import *
