# Bytes of a source that are not UTF-8, and escapes that mean nothing: a SyntaxError, or the decoder's own error within f-strings.
sources = [
    r"f'{1:\x}'",
    r"f'\x'",
    r"f'{1:\N{no such name}}'",
    b"f'\xff'",
    b"f'{1:\xff}'",
    b"f'{x\xff}'",
    b"x y\xff\n",
    b"x y '\xff'\n",
    b"x = (\n1 2\n,\xc3\xa9\xff)",
    b"'\\x\xc3\xa9'",
    b"\n# coding: utf-16\nprint(1)",
    b"# coding: cp037\n",
]
for source in sources:
    try:
        exec(compile(source, "source", "exec"))
    except (SyntaxError, UnicodeDecodeError) as error:
        print(ascii(source), type(error).__name__, ascii(error.args))
