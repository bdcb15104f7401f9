"""JIS X 0213, the Hong Kong supplement: pairs of characters, editions, pieces of text."""
import codecs


def tried(function, *arguments):
    try:
        return ascii(function(*arguments))
    except UnicodeError as error:
        return f"{type(error).__name__} {error.start}-{error.end} {error.reason}"


names = ["euc_jisx0213", "euc_jis_2004", "shift_jisx0213", "shift_jis_2004", "iso2022_jp_3", "iso2022_jp_2004", "big5hkscs"]
texts = ["か\u309a", "か", "æ\u0300æ", "Ê\u0304", "\\~¥‾", "俱", "\U00020b9f", "鬜", "鬝", "ｱ", "亜", "\uff3c", "\uff5e", "十", "\u0123"]
for name in names:
    print(name, *(tried(text.encode, name) for text in texts))
    encoded = "か\u309aÊ".encode(name, "replace")
    print(name, tried(encoded.decode, name), tried(b"\xfd\xbb\xae\xa1\x87\x7a".decode, name))

encoder = codecs.getincrementalencoder("euc_jis_2004")()
print(encoder.encode("æ"), encoder.getstate(), encoder.encode("\u0300"), encoder.getstate(), encoder.encode("æ", True))
encoder = codecs.getincrementalencoder("iso2022_jp_2004")()
print(encoder.encode("か"), encoder.encode("\u309a"), encoder.getstate(), encoder.encode("か", True), encoder.getstate())
