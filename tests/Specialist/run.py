"""Runs the tests of Specialist (github.com/brandtbucher/specialist) under an interpreter, each in a process of its own.

run.py --source CHECKOUT [--python ADDER]    the last line: N passed, N failed
"""
import argparse
import inspect
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent


def cases():
    import test_specialist
    for name, function in vars(test_specialist).items():
        if name.startswith('test_') and callable(function):
            for arguments in getattr(function, 'cases', [()]):
                yield function, arguments


def run_case(index):
    """Inside of the interpreter that is tested; a test reads sys.argv as its own."""
    function, arguments = list(cases())[index]
    del sys.argv[1:]
    with tempfile.TemporaryDirectory() as directory:
        wanted = {'tmp_path': pathlib.Path(directory)} if 'tmp_path' in inspect.signature(function).parameters else {}
        function(*arguments, **wanted)


def drive(python, source):
    environment = dict(os.environ, PYTHONPATH=os.pathsep.join([str(HERE), str(source)]))
    start = [python, '-X', 'impl=cpython', str(HERE / 'run.py')]
    count = int(subprocess.run([*start, '--count'], cwd=source, env=environment, check=True, capture_output=True, text=True).stdout)
    failed = 0
    for index in range(count):
        result = subprocess.run([*start, '--case', str(index)], cwd=source, env=environment, capture_output=True, text=True)
        if result.returncode != 0:
            failed += 1
            print(f'case {index}: {result.stderr.strip().splitlines()[-1:]}')
    print(f'{count - failed} passed, {failed} failed')
    return failed != 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--python', default=str(HERE.parents[1] / 'out' / 'adder'))
    parser.add_argument('--source', type=pathlib.Path)
    parser.add_argument('--count', action='store_true')
    parser.add_argument('--case', type=int)
    options = parser.parse_args()
    if options.count:
        print(len(list(cases())))
    elif options.case is not None:
        run_case(options.case)
    elif options.source is None or not (options.source / 'test_specialist.py').exists():
        print('skipped: --source names no checkout of Specialist')
    else:
        return drive(os.path.abspath(options.python), options.source.resolve())


if __name__ == '__main__':
    sys.exit(main())
