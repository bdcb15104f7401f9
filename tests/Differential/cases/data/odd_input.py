# What the fuzzer found: odd input to formatting, pickles and codecs.
import binascii
import marshal
import pickle
import re

for text in "'%5%' % 1", "'%5%' % ()", "'%(a)%' % {'a': 1}", "b'%5%' % 1", "b'%(a)%' % {b'a': 1}", "'%% %%' % ()", "b'%%' % ()", "'%*%' % (3, 4)", "'%%%' % ()":
    try:
        print(eval(text))
    except Exception as error:
        print(type(error).__name__, error)

for digits in "0a\n86)C\x80", "\xd6a", "a", "0g", "0a 0b":
    try:
        print(bytes.fromhex(digits))
    except ValueError as error:
        print(error)

print(binascii.a2b_uu(b""), binascii.a2b_uu(b" "), binascii.a2b_uu(b"#"))

for data in b"L12\x003L\n.", b"I12\x003\n.", b"L1\xfe\n.":
    try:
        print(pickle.loads(data))
    except ValueError as error:
        print(type(error).__name__, error)

print(re.compile("a").groupindex, re.compile("(?P<a>b)").groupindex)

for text in "1__0", "1_", "x_y", "1_0x", "(1_0)", "1_0+2_j", "1_0e1_0j":
    try:
        print(complex(text))
    except ValueError as error:
        print(error)

for data in b"l\xff\xff\xff\x7f\0\0", b"l\1\0\0\x80\0\0", b"l\0\0\0\x80\0\0":
    try:
        print(marshal.loads(data))
    except (EOFError, ValueError) as error:
        print(type(error).__name__, error)
