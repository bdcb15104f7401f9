import copy
import zlib

data = b"abc" * 500 + bytes(range(256))
c = zlib.compressobj(6, zlib.DEFLATED, -15, 9, zlib.Z_DEFAULT_STRATEGY, zdict=b"abcabc")
first = c.compress(data[:700]) + c.flush(zlib.Z_SYNC_FLUSH)
other = copy.copy(c)
whole = first + c.compress(data[700:]) + c.flush()
forked = first + other.compress(b"other") + other.flush()
for stream in (whole, forked):
    d = zlib.decompressobj(-15, zdict=b"abcabc")
    out = d.decompress(stream + b"tail", 100)
    print(len(out), d.eof, d.unused_data, len(d.unconsumed_tail) > 0)
    out += d.decompress(d.unconsumed_tail) + d.flush()
    print(len(out), out[:3], d.eof, d.unused_data, d.unconsumed_tail)
print(zlib.crc32(data), zlib.adler32(data), zlib.crc32(b"x", 7), zlib.adler32(b""))
for bad in (b"", b"xxxx", zlib.compress(b"x")[:-1], zlib.compress(b"x")[:-1] + b"!"):
    try:
        zlib.decompress(bad)
    except zlib.error as error:
        print(error)
d = zlib._ZlibDecompressor()
packed = zlib.compress(b"y" * 100) + b"rest"
print(d.decompress(packed, 10), d.needs_input, d.eof)
print(len(d.decompress(b"")), d.eof, d.unused_data)
