# Sources whose coding cookie names no codec, one that is no text encoding, or one that refuses the source.
sources = [
    b"# coding: nonexistent\n",
    b"# coding: rot13\n",
    b"# coding: hex\n",
    b"# coding: undefined\n",
    b"# coding: utf-32\nx = 1\n",
    b"# coding: ascii\nx = '\xe9'\n",
    b"# coding: shift_jis\nx = '\x81\x30'\n",
    b"\xef\xbb\xbf# coding: latin1\n",
    b"# coding: latin1\nprint(ascii('\xe9'))\n",
]
for source in sources:
    try:
        exec(compile(source, "source", "exec"))
    except SyntaxError as error:
        print(error.args)
