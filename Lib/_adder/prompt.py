"""The interactive prompt: reads statements from standard input and runs them in __main__."""

import codeop
import os
import sys

FILENAME = "<stdin>"


class Prompt:
    def __init__(self, namespace):
        self.namespace = namespace
        self.compiler = codeop.CommandCompiler()
        self.editor = self._find_editor()
        sys.__dict__.setdefault("ps1", ">>> ")
        sys.__dict__.setdefault("ps2", "... ")

    @staticmethod
    def _find_editor():
        """What edits lines on this terminal; None where input is piped or the terminal can't move its cursor."""
        try:
            on_terminal = os.isatty(0) and os.isatty(1) and sys.stdin is not None and sys.stdin.fileno() == 0
        except (AttributeError, OSError, ValueError):
            return None
        if not on_terminal or os.environ.get("TERM", "dumb") == "dumb":
            return None
        try:
            import readline
            from _adder import terminal
        except ImportError:
            return None
        return readline

    def loop(self):
        """Runs statements until the end of input."""
        while True:
            try:
                try:
                    source, code = self.edit() if self.editor else self.read_lines()
                except EOFError:
                    break
                self.run(source, code)
            except KeyboardInterrupt:
                self.show_interrupt()  # while typing; one inside a statement is shown by run()
        sys.stderr.write("\n" if not self.editor else "")
        sys.stderr.flush()

    def show_interrupt(self):
        sys.stderr.write("KeyboardInterrupt\n" if self.editor else "\nKeyboardInterrupt\n")
        sys.stderr.flush()

    # Reading.

    def edit(self):
        """A statement from the line editor."""
        colour = self._highlighter()
        source = self.editor._input(str(sys.ps1), str(sys.ps2), self.is_incomplete, colour)
        return source, None

    @staticmethod
    def _highlighter():
        try:
            from _adder.highlight import highlight
        except ImportError:
            return None
        return highlight

    def is_incomplete(self, source):
        try:
            return self.compiler(source, FILENAME, "single") is None
        except (SyntaxError, ValueError, OverflowError, MemoryError, RecursionError):
            return False

    def read_lines(self):
        """A statement from lines without editing: prompts go to standard error where standard input is piped."""
        lines = []
        while True:
            line = self.read_line(str(sys.ps2 if lines else sys.ps1))
            if not line:
                if not lines:
                    raise EOFError
                return "".join(lines), None
            lines.append(line)
            source = "".join(lines)
            try:
                code = self.compiler(source.removesuffix("\n"), FILENAME, "single")
            except (SyntaxError, ValueError, OverflowError, MemoryError, RecursionError):
                return source, None  # run() compiles it again and shows why
            if code is not None:
                return source, code

    @staticmethod
    def read_line(prompt):
        if sys.stdin is None:
            return ""
        if sys.stdout is not None:
            sys.stdout.flush()
        if sys.stderr is not None:
            sys.stderr.write(prompt)
            sys.stderr.flush()
        try:
            return sys.stdin.readline()
        except OSError:  # closed beneath us: the end, as of any input
            return ""

    # Running.

    def run(self, source, code):
        try:
            if code is None:
                codes = self.compile(source)
            else:
                codes = [code]
            for code in codes:
                exec(code, self.namespace)
        except SystemExit:
            raise
        except BaseException as error:
            show(error)
        finally:
            flush()

    def compile(self, source):
        """One code object, or one for each statement of a text with several (a paste)."""
        try:
            code = self.compiler.compiler(source if source.endswith("\n") else source + "\n", FILENAME, "single")
        except SyntaxError as error:
            if "multiple statements" not in str(error):
                raise
            import ast

            flags = self.compiler.compiler.flags | ast.PyCF_ONLY_AST
            tree = compile(source, FILENAME, "exec", flags, True)
            statements = [ast.Interactive([statement]) for statement in tree.body]
            return [self.compiler.compiler(statement, FILENAME, "single") for statement in statements]
        return [code]


def show(error):
    """Calls sys.excepthook, without the prompt's own frames, and keeps the error as sys.last_exc."""
    trace = error.__traceback__
    while trace is not None and trace.tb_frame.f_globals is globals():
        trace = trace.tb_next
    while isinstance(error, SyntaxError) and trace is not None and trace.tb_frame.f_code.co_filename == codeop.__file__:
        trace = trace.tb_next
    error.__traceback__ = trace
    sys.last_type, sys.last_value, sys.last_traceback = type(error), error, trace
    sys.last_exc = error
    try:
        sys.excepthook(type(error), error, trace)
    except SystemExit:
        raise
    except BaseException as problem:
        sys.stderr.write("Error in sys.excepthook:\n")
        sys.__excepthook__(type(problem), problem, problem.__traceback__)
        sys.stderr.write("\nOriginal exception was:\n")
        sys.__excepthook__(type(error), error, trace)


def flush():
    for stream in (sys.stderr, sys.stdout):
        try:
            stream.flush()
        except Exception:
            pass


def run_startup(namespace):
    """Runs the file that PYTHONSTARTUP names."""
    path = os.environ.get("PYTHONSTARTUP")
    if sys.flags.ignore_environment or not path:
        return
    try:
        with open(path, "rb") as file:
            source = file.read()
    except OSError as error:
        sys.stderr.write("Could not open PYTHONSTARTUP\n")
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
        return
    try:
        exec(compile(source, path, "exec", dont_inherit=True), namespace)
    except SystemExit:
        raise
    except BaseException as error:
        show(error)
    flush()


def run_hook():
    """Calls sys.__interactivehook__, which site sets up for completion and the history file."""
    hook = getattr(sys, "__interactivehook__", None)
    if hook is None:
        return
    try:
        hook()
    except SystemExit:
        raise
    except BaseException as error:
        sys.stderr.write("Failed calling sys.__interactivehook__\n")
        show(error)


def main(startup):
    """The prompt, as after a program (-i) or, with the startup file, as a session of its own."""
    namespace = sys.modules["__main__"].__dict__
    if startup:
        run_startup(namespace)
    run_hook()
    Prompt(namespace).loop()
