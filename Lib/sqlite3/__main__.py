"""A small shell for SQLite: python -m sqlite3 [file [sql]]"""

import argparse
import code
import sqlite3
import sys

_HELP = "Enter SQL code and press enter."


def _execute(target, sql, *, exit_on_error):
    # Rows to the output, errors to the error output.
    try:
        for row in target.execute(sql):
            print(row)
    except sqlite3.Error as error:
        kind = type(error).__name__
        code_name = getattr(error, "sqlite_errorname", None)
        print(f"{kind} ({code_name}): {error}" if code_name else f"{kind}: {error}", file=sys.stderr)
        if exit_on_error:
            sys.exit(1)


class _Shell(code.InteractiveConsole):
    """Reads statements and executes them."""

    def __init__(self, connection):
        super().__init__()
        self._cursor = connection.cursor()

    def runsource(self, source, filename="<input>", symbol="single"):
        """Execute a complete statement; return True if there must be more of it."""
        if source == ".version":
            print(sqlite3.sqlite_version)
        elif source == ".help":
            print(_HELP)
        elif source == ".quit":
            sys.exit(0)
        elif sqlite3.complete_statement(source):
            _execute(self._cursor, source, exit_on_error=False)
        else:
            return True
        return False


def main(*args):
    parser = argparse.ArgumentParser(prog="python -m sqlite3", description="Python sqlite3 CLI")
    parser.add_argument("filename", nargs="?", default=":memory:",
                        help="the database to open, made if it is not there (default: ':memory:')")
    parser.add_argument("sql", nargs="?", help="a statement to execute; its rows are printed")
    parser.add_argument("-v", "--version", action="version", version=f"SQLite version {sqlite3.sqlite_version}",
                        help="print the version of the SQLite library")
    options = parser.parse_args(*args)

    connection = sqlite3.connect(options.filename, isolation_level=None)
    try:
        if options.sql:
            _execute(connection, options.sql, exit_on_error=True)
        else:
            where = "a transient in-memory database" if options.filename == ":memory:" else repr(options.filename)
            sys.ps1, sys.ps2 = "sqlite> ", "    ... "
            _Shell(connection).interact(
                f"sqlite3 shell, running on SQLite version {sqlite3.sqlite_version}\n"
                f"Connected to {where}\n\n"
                "Each command will be run using execute() on the cursor.\n"
                'Type ".help" for more information; type ".quit" or CTRL-D to quit.',
                exitmsg="")
    finally:
        connection.close()
    sys.exit(0)


if __name__ == "__main__":
    main(sys.argv[1:])
