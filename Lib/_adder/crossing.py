"""Pickles from other interpreters, of things defined in the main script too."""

import pickle
import sys

_main_scripts = {}


def loads(data, main_file):
    """The object; what it names of __main__ is looked for in that script as well."""
    try:
        return pickle.loads(data)
    except AttributeError:
        if main_file is None:
            raise
    shown = sys.modules.get('__main__')
    sys.modules['__main__'] = _script(main_file)
    try:
        return pickle.loads(data)
    finally:
        sys.modules['__main__'] = shown


def _script(path):
    # Run once, under a name that keeps "if __name__ == '__main__'" from being true.
    if (module := _main_scripts.get(path)) is None:
        import runpy
        import types
        module = types.ModuleType('__main__')
        module.__dict__.update(runpy.run_path(path, run_name='<fake __main__>'))
        _main_scripts[path] = module
    return module
