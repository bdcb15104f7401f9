# A trace function moves the running frame to other lines.
import sys
import warnings


def run(function, jump_from, jump_to):
    out = []
    first = function.__code__.co_firstlineno

    def trace(frame, event, arg):
        if frame.f_code is not function.__code__:
            return None
        if event == 'line' and frame.f_lineno == first + jump_from and not out[-1:] == ['jumped']:
            out.append('jumped')
            frame.f_lineno = first + jump_to
        return trace

    sys.settrace(trace)
    try:
        function(out)
    except Exception as error:
        out.append(repr(error))
    finally:
        sys.settrace(None)
    print(function.__name__, out)


def forwards(out):
    out.append(1)
    out.append(2)
    out.append(3)


def out_of_loop(out):
    for i in 1, 2:
        out.append(i)
        out.append('still')
    out.append('after')


def into_loop(out):
    out.append(1)
    for i in 2, 3:
        out.append(i)
    out.append(4)


def into_handler(out):
    out.append(1)
    try:
        out.append(3)
    except ValueError:
        out.append(5)


def out_of_handler(out):
    try:
        1 / 0
    except ZeroDivisionError:
        out.append(4)
    out.append(sys.exc_info()[0])


def over_binding(out):
    out.append(1)
    x = 2
    out.append(x)


def elsewhere(out):
    out.append(1)


warnings.simplefilter('ignore')
run(forwards, 2, 3)
run(out_of_loop, 3, 4)
run(into_loop, 1, 3)
run(into_handler, 1, 5)
run(out_of_handler, 4, 5)
run(over_binding, 2, 3)
run(elsewhere, 1, -5)
run(elsewhere, 1, 50)
try:
    sys._getframe().f_lineno = 1
except ValueError as error:
    print(error)
