import bz2
import io
import lzma

data = b"line of text\n" * 300
for module, kind in ((bz2, bz2.BZ2File), (lzma, lzma.LZMAFile)):
    packed = module.compress(data)
    print(len(packed) < 200, module.decompress(packed + packed) == data * 2)
    with kind(io.BytesIO(packed)) as file:
        print(file.readline(), file.tell(), file.seek(-5, 2), file.read(), file.seek(3), file.read(4))
    buffer = io.BytesIO()
    with kind(buffer, "w") as file:
        print(file.write(data), file.writable(), file.tell())
    print(module.open(io.BytesIO(buffer.getvalue()), "rt").readline())
    for bad in (packed[:-3], b"nonsense"):
        try:
            print(module.decompress(bad))
        except Exception as error:
            print(type(error).__name__, error)
filters = [{"id": lzma.FILTER_DELTA, "dist": 5}, {"id": lzma.FILTER_LZMA2, "preset": 7 | lzma.PRESET_EXTREME}]
raw = lzma.compress(data, lzma.FORMAT_RAW, filters=filters)
print(lzma.decompress(raw, lzma.FORMAT_RAW, filters=filters) == data)
d = lzma.LZMADecompressor()
print(d.check, d.decompress(lzma.compress(data, check=lzma.CHECK_SHA256), 20), d.check, d.needs_input, d.eof)
