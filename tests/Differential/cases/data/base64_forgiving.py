# What base64 steps over, where it stops, and what a strict decoder refuses.
import base64
import binascii

for text in (b"QUJDREVGR0hJ", b"QUJD\nREVG\n", b"Q U J D", b"QUJD!REVG", b"QUJD====", b"QUI=", b"QQ==QUJD", b"QUJDR", b"QUJDRE", b"=QUJD", b"", b"\xffQUJD",
             b"a\nbcde", b"ab\n\ncd\ne", b"a\n=b==", b"ab\n==c", b"a\nb=", b"QUJD\n\nREVGR0hJ\nSktMTU4="):
    for strict in (False, True):
        try:
            print(text, strict, binascii.a2b_base64(text, strict_mode=strict))
        except binascii.Error as error:
            print(text, strict, error)
data = bytes(range(256)) * 3
print(all(base64.b64decode(base64.b64encode(data[:n])) == data[:n] for n in range(200)))
print(base64.decodebytes(base64.encodebytes(data)) == data)
for digits in ("00ff7F", "0", "0g", "a b", " 0a\t0B ", "é0"):
    try:
        print(bytes.fromhex(digits), end=" ")
        print(binascii.unhexlify(digits))
    except ValueError as error:
        print(type(error).__name__, error)
print(b"aZ\xe9z".upper(), b"aZ\xe9Z".lower(), b"ab".translate(bytes(range(255, -1, -1))), b"-".join([b"x", b"", b"yz"]), b"".join([]))
