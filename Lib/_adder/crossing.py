"""Pickles from other interpreters, of things defined in the main script too."""

import pickle
import sys

# As in processes that multiprocessing spawns: what the main script defines is known by this name elsewhere.
_ALIAS = '__mp_main__'


def loads(data, main_file):
    """The object; what it names of __main__ is looked for in that script as well."""
    main = sys.modules['__main__']
    if _ALIAS not in sys.modules and getattr(main, '__file__', None) is not None:
        sys.modules[_ALIAS] = main
    try:
        return pickle.loads(data)
    except (AttributeError, ModuleNotFoundError):
        if main_file is None or _ALIAS in sys.modules and sys.modules[_ALIAS] is main:
            raise
    sys.modules['__main__'] = _script(main_file)
    try:
        return pickle.loads(data)
    finally:
        sys.modules['__main__'] = main


def _script(path):
    if (module := sys.modules.get(_ALIAS)) is None:
        import runpy
        import types
        module = types.ModuleType(_ALIAS)
        module.__dict__.update(runpy.run_path(path, run_name=_ALIAS))
        sys.modules[_ALIAS] = module
    return module
