"""Decimal arithmetic under the name of CPython's implementation in Python.

Adder has one implementation, the one of the _decimal module; whoever asks for this module gets it, even where _decimal is hidden.
"""

import _imp
from importlib.machinery import BuiltinImporter, ModuleSpec

_module = _imp.create_builtin(ModuleSpec("_decimal", BuiltinImporter, origin="built-in"))
_imp.exec_builtin(_module)
__all__ = [_name for _name in vars(_module) if not _name.startswith("_")]
globals().update({_name: getattr(_module, _name) for _name in [*__all__, "__version__", "__libmpdec_version__"]})
__name__ = "decimal"
