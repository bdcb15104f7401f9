"""ndbm, through the extension module _dbm, which Adder does not have: importing it is an ImportError."""

from _dbm import *
