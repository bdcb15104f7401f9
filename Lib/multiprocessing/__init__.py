"""Processes with the interface of the threading module."""

import os
import sys

from . import context


class _DefaultContext(context.DefaultContext):
    """The context of the module's own functions where processes cannot be forked: they start afresh."""

    def get_all_start_methods(self):
        """Return the start methods that work here, the default first."""
        return list(context._concrete_contexts)


def _choose():
    if not hasattr(os, "fork"):
        context._concrete_contexts = {"spawn": context._concrete_contexts["spawn"]}
        context._default_context = _DefaultContext(context._concrete_contexts["spawn"])
    return context._default_context


_context = _choose()
__all__ = [name for name in dir(_context) if not name.startswith("_")]
globals().update((name, getattr(_context, name)) for name in __all__)

# Levels of the package's own log messages.
SUBDEBUG = 5
SUBWARNING = 25

# What a program pickles from its main module is found under the same name in the processes that it starts.
if "__main__" in sys.modules:
    sys.modules["__mp_main__"] = sys.modules["__main__"]
