"""What is fed with altered input: for each format some good inputs, and how programs read them."""
import collections
import io
import struct

ALL = {}


class Target:
    def __init__(self, read, samples, compare, words):
        self.read = read
        self.samples = samples
        self.compare = compare      # False: only crashes count; "type": results need not be equal
        self.words = words          # pieces that are put into the input now and then

    def comparable(self, answer):
        kind = answer.split(" ")[0]
        return kind if self.compare == "type" or kind != "=" else answer


def target(samples, compare=True, words=()):
    def add(read):
        ALL[read.__name__] = Target(read, samples, compare, words)
        return read
    return add


BYTES = [0, 1, 0x20, 0x2E, 0x7F, 0x80, 0xC0, 0xED, 0xFE, 0xFF]
NUMBERS = [0, 1, -1, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF, 0x80000000]
CHARACTERS = "\0 \t\n\"'\\/<>&%{}[]()*+?|^$.,:;-_=!@#~`09aZ\u00df\u0130\u20ac\U0001f600\ud800\ufeff"


def alter(chance, data, target):
    """A copy with one to four changes; now and then the input as it is."""
    is_text = isinstance(data, str)
    data = list(data)
    for _ in range(chance.choice((0, 1, 1, 1, 2, 2, 3, 4))):
        at = chance.randrange(len(data) + 1)
        match chance.randrange(9):
            case 0:
                del data[at:]
            case 1:
                del data[at:at + chance.choice((1, 1, 2, 5, 20))]
            case 2:
                data[at:at] = data[at:at + chance.choice((1, 3, 9, 40))]
            case 3 | 4 if data:
                at = min(at, len(data) - 1)
                data[at] = chance.choice(CHARACTERS) if is_text else data[at] ^ (1 << chance.randrange(8))
            case 5:
                data[at:at] = chance.choice(CHARACTERS) if is_text else [chance.choice(BYTES)]
            case 6 if not is_text:
                number = chance.choice(NUMBERS) & 0xFFFFFFFF
                piece = number.to_bytes(4, chance.choice(("little", "big")))[:chance.choice((1, 2, 4))]
                data[at:at + len(piece)] = piece
            case 7 if target.words:
                data[at:at] = chance.choice(target.words)
            case _ if data:
                other = chance.randrange(len(data))
                at, other = sorted((min(at, len(data) - 1), other))
                data[at], data[other] = data[other], data[at]
    return "".join(data) if is_text else bytes(data)


class Point:
    def __init__(self, x=1):
        self.x = x

    def __repr__(self):
        return f"Point({vars(self)})"


VALUES = [{"a": [1, -2, 3.5, None, True, "text \u20ac", b"\x00\xff", (1, 2), 10 ** 30], "b": {"c": {}}}, [1.0e300, "x" * 30], set(range(5))]
TEXT = "The quick brown fox jumps over the lazy dog. \u00e9\u6f22\n" * 3


def pickled():
    import datetime
    import pickle
    values = [*VALUES, datetime.datetime(2020, 1, 2, 3, 4, 5), collections.OrderedDict(a=1), range(3), complex(1, 2), frozenset("ab"), 1 << 70]
    shared = [1]
    values.append([shared, shared, (shared,)])
    return [pickle.dumps(value, protocol) for value in values for protocol in range(6)]


@target(pickled)
def pickle(data):
    import pickle

    # Only what is harmless: an altered pickle may name any function.
    class Careful(pickle.Unpickler):
        def find_class(self, module, name):
            if (module, name) in {("datetime", "datetime"), ("collections", "OrderedDict"), ("builtins", "set"), ("builtins", "range")}:
                return super().find_class(module, name)
            raise pickle.UnpicklingError("not allowed")
    return Careful(io.BytesIO(data)).load()


@target(lambda: [__import__("pickle").dumps(value, protocol) for value in VALUES for protocol in (0, 2, 5)])
def pickle_dis(data):
    import pickletools
    out = io.StringIO()
    pickletools.dis(data, out)
    return out.getvalue()


@target(lambda: [__import__("marshal").dumps(value) for value in VALUES], compare=False)
def marshal(data):
    import marshal
    return type(marshal.loads(data)).__name__


@target(lambda: [__import__("marshal").dumps(compile("def f(x):\n    try:\n        return [y for y in x if y]\n    except E: pass\nclass A: pass\n", "f", "exec"))],
        compare=False)
def marshal_code(data):
    import marshal
    code = marshal.loads(data)
    return type(code).__name__


def zipped():
    import zipfile
    made = []
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", method) as file:
            for name in ("a.txt", "d/\u00e9.txt"):
                file.writestr(zipfile.ZipInfo(name), TEXT)
        made.append(out.getvalue())
    return made


@target(zipped)
def zips(data):
    import zipfile
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return [(info.filename, info.file_size, len(file.read(info))) for info in file.infolist()]


def tarred():
    import tarfile
    made = []
    for mode in ("w", "w:gz", "w:bz2", "w:xz"):
        for form in (tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT):
            out = io.BytesIO()
            with tarfile.open(fileobj=out, mode=mode, format=form) as file:
                info = tarfile.TarInfo("d" * 90 + "/\u00e9" if form != tarfile.USTAR_FORMAT else "d/e")
                info.size = len(TEXT.encode())
                file.addfile(info, io.BytesIO(TEXT.encode()))
            made.append(out.getvalue())
    return made


@target(tarred)
def tars(data):
    import tarfile
    with tarfile.open(fileobj=io.BytesIO(data)) as file:
        return [(info.name, info.size, info.type, len(file.extractfile(info).read()) if info.isreg() else 0) for info in file]


@target(lambda: [__import__("gzip").compress(TEXT.encode(), mtime=0)])
def gzip(data):
    import gzip
    return gzip.decompress(data), gzip.GzipFile(fileobj=io.BytesIO(data)).read(50)


@target(lambda: [__import__("zlib").compress(TEXT.encode(), level) for level in (0, 1, 9)])
def zlib(data):
    import zlib
    stream = zlib.decompressobj()
    return stream.decompress(data, 100), stream.eof, stream.unused_data, zlib.decompress(data)


@target(lambda: [__import__("bz2").compress(TEXT.encode())])
def bz2(data):
    import bz2
    return bz2.decompress(data)


@target(lambda: [__import__("lzma").compress(TEXT.encode(), format=form) for form in (1, 2)])
def lzma(data):
    import lzma
    return lzma.decompress(data)


JSON = ['{"a": [1, -2.5e10, true, false, null, "x\\u00e9\\n\\ud83d\\ude00", {}], "b": {"c": [[[]]]}}', "[1, 2, 3]", '"text"', "-0.0", "[NaN, Infinity]"]


@target(lambda: JSON, words=["\\u", "\\ud800", "[" * 5, "1e999", '{"', "null"])
def json(data):
    import json
    return json.loads(data)


@target(lambda: [text.encode(encoding) for text in JSON for encoding in ("utf-8", "utf-16", "utf-32-le", "utf-8-sig")])
def json_bytes(data):
    import json
    return json.loads(data)


XML = ['<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE r [<!ENTITY e "text"><!ELEMENT r ANY>]>\n<r xmlns:n="u" a="1">&e;&lt;&#65;<n:b n:c="d"/><![CDATA[x]]><!-- c --><?p i?>t</r>',
       "<a><b>1</b><b>2</b>\u00e9</a>", "<r>" + "<x>" * 20 + "</x>" * 20 + "</r>"]


@target(lambda: XML, words=["&e;", "]]>", "<!--", "<!ENTITY x '&e;&e;'>", "&#x110000;", " a='2'"])
def xml(data):
    import xml.etree.ElementTree as trees
    return trees.tostring(trees.fromstring(data))


@target(lambda: [text.encode(encoding) for text in XML for encoding in ("utf-8", "utf-16")])
def xml_events(data):
    import xml.parsers.expat
    events = []
    parser = xml.parsers.expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = lambda name, attributes: events.append((name, attributes))
    parser.EndElementHandler = events.append
    parser.CharacterDataHandler = lambda text: events.append(len(text))
    parser.buffer_text = True
    parser.Parse(data, True)
    return events


@target(lambda: ["(?P<a>x+)(?:y|z)*?[^a-c\\d]{2,3}(?=q)(?<!r)\\b(?P=a)?$", "(?i)a.b|(c)(?(1)d|e)\\1", "^(\\w+)\\s*=\\s*(.*)#?", "(?:(?:a{1,3}){2})++[[:x]", "\\N{LATIN SMALL LETTER A}\\u00e9\\x41"],
        words=["(?", "(?P<", "{1,", "[^", "\\", "*", "++", "(?>", "(?<=", "(?-i:", "\\Z", "[a-"])
def regexes(data):
    import re
    pattern = re.compile(data)
    return pattern.groups, pattern.groupindex, [pattern.findall(text) for text in ("xxyq aab", "acd = 12 # x", "", "\u00e9A")]


@target(lambda: ["\\g<a>\\1-\\n", "\\g<1>x"], words=["\\g<", "\\", "\\99", ">"])
def templates(data):
    import re
    return re.sub("(?P<a>b)|(c)", data, "abcb")


def databases():
    import sqlite3
    connection = sqlite3.connect("made.db")
    connection.executescript("create table if not exists t (a integer primary key, b text, c blob, d real); create index if not exists i on t (b);")
    connection.executemany("insert or replace into t values (?, ?, ?, ?)", [(i, f"text {i}" * 9, bytes([i] * 99), i / 3) for i in range(60)])
    connection.commit()
    connection.close()
    with open("made.db", "rb") as file:
        return [file.read()]


@target(databases, compare=False)
def sqlite(data):
    import contextlib
    import sqlite3
    with open("altered.db", "wb") as file:
        file.write(data)
    with contextlib.closing(sqlite3.connect("altered.db")) as connection:
        connection.execute("pragma integrity_check").fetchall()
        rows = connection.execute("select * from t where b > 'text 3' order by c").fetchall()
        connection.execute("update t set d = 1 where a = 7")
        connection.commit()
        return len(rows)


SQL = ["select a, count(*) from t where b like 'x%' group by a having a > 1 order by 2 limit 3", "insert into t values (:a, ?, @b)", "with x(n) as (select 1 union all select n + 1 from x where n < 5) select * from x"]


@target(lambda: SQL, compare="type", words=["'", '"', "--", "/*", "\0", "x'0'", "?", "("])
def sql(data):
    import sqlite3
    connection = sqlite3.connect(":memory:")
    connection.execute("create table t (a, b, c)")
    return len(connection.execute(data, {"a": 1, "b": 2}).fetchall())


def client_hello():
    import ssl
    context = ssl.create_default_context()
    out = ssl.MemoryBIO()
    side = context.wrap_bio(ssl.MemoryBIO(), out, server_hostname="localhost")
    try:
        side.do_handshake()
    except ssl.SSLWantReadError:
        pass
    return [out.read(), b"\x15\x03\x03\x00\x02\x02\x28", b"\x16\x03\x03\x00\x04\x0e\x00\x00\x00"]


@target(client_hello, compare=False)
def tls(data):
    import ssl
    answers = []
    for server in (True, False):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER if server else ssl.PROTOCOL_TLS_CLIENT)
        incoming = ssl.MemoryBIO()
        incoming.write(data)
        side = context.wrap_bio(incoming, ssl.MemoryBIO(), server_side=server, server_hostname=None if server else "localhost")
        try:
            side.do_handshake()
        except ssl.SSLError as error:
            answers.append(type(error).__name__)
    return answers


@target(lambda: [b"-----BEGIN CERTIFICATE-----\n" + b"MIIBszCCAVmgAwIBAgIUQ2E=" * 9 + b"\n-----END CERTIFICATE-----\n", b"\x30\x82\x01\x0a\x02\x01\x00" * 5], compare="type")
def certificates(data):
    import ssl
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(cadata=data.decode("ascii", "replace") if data.startswith(b"-") else data)
    return context.cert_store_stats()


MAIL = b"""From: =?utf-8?q?J=C3=B6?= <j@example.org>, "A, B" <a@b>
To: undisclosed-recipients:;
Subject: =?iso-8859-1?b?5A==?= x
Date: Mon, 20 Nov 1995 19:12:08 -0500
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="bb"; charset*=utf-8''x

--bb
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: quoted-printable

caf=C3=A9 =
x
--bb
Content-Type: application/octet-stream; name*0="a"; name*1="b"
Content-Transfer-Encoding: base64
Content-Disposition: attachment; filename="f.bin"

AAEC
--bb--
"""


@target(lambda: [MAIL], words=[b"=?utf-8?q?", b"?=", b"\r\n", b"\n\n", b"--bb", b"\"", b"(", b"<"])
def mail(data):
    import email
    import email.policy
    message = email.message_from_bytes(data, policy=email.policy.default)
    parts = [(part.get_content_type(), part.get_filename(), part.get_payload(decode=not part.is_multipart()) if not part.is_multipart() else 0) for part in message.walk()]
    return [str(value) for value in message.values()], parts, message.as_bytes()


@target(lambda: ["<2i4s?d", "@nNPxq", "!3h 2x e 5p", "=10sQ"], words=["s", "99999999", "9" * 20, "@", "z", " "])
def struct_formats(data):
    import struct
    size = struct.calcsize(data)
    if size > 10000:
        return size
    return size, struct.unpack(data, bytes(range(256)) [:size] if size < 256 else bytes(size))


@target(lambda: ["*^+#020_.6f", ">10", "=+,d", "08.3%", "\u20ac<5s", "x", "!r:>{0}"], words=["z", ",", "_", "99", ".", "c", "n", "{}", "}"])
def format_specs(data):
    results = []
    for value in (12345, -1.5, "text", True, 2 + 3j, None):
        try:
            results.append(format(value, data))
        except (ValueError, TypeError, OverflowError) as error:
            results.append(str(error))
    return results


@target(lambda: ["{0.real:>{1}} {a[b]!r} {{}}", "{:{}}{}"], words=["{", "}", "!", "[", ".", "{0}"])
def format_fields(data):
    return data.format(7, 3, 5, a={"b": 1})


@target(lambda: ["%-5d|%+.3f|%r|%%|%(a)s", "%*.*e %c", "%#x %5.2s"], words=["%", "%(", "*", "999", "l", "q"])
def percent(data):
    return [data % arguments for arguments in ((1, 2.5, "x", 4), {"a": 1})]


@target(lambda: ["2020-02-29T12:30:45.123456+05:30", "20200229T123045Z", "2020-W09-6", "23:59:60", "2020-060"], words=["-", ":", "T", "W", ".", "+", "\u0661"])
def iso_dates(data):
    import datetime
    results = []
    for cls in (datetime.date, datetime.time, datetime.datetime):
        try:
            results.append(cls.fromisoformat(data))
        except ValueError as error:
            results.append(str(error))
    return results


@target(lambda: ["2020-02-29 12:30:45.123 +0530|%Y-%m-%d %H:%M:%S.%f %z", "Mon 3 Feb 99|%a %d %b %y", "2020 09 6|%G %V %u", "12 PM|%I %p"], words=["%", "|", " ", "%j", "%U %w", "-"])
def strptime(data):
    import datetime
    text, _, form = data.partition("|")
    return datetime.datetime.strptime(text, form)


@target(lambda: ["%Y-%m-%d %H:%M:%S.%f %z %j %U %a %A %b %p %%", "%:z%G%V%u%c"], words=["%", "%E", "%-d", "%9", "\ud800", "\0"])
def strftime(data):
    import datetime
    return datetime.datetime(2020, 2, 29, 12, 30, 45, 123, datetime.timezone.utc).strftime(data)


ENCODINGS = ["utf-8", "utf-7", "utf-16", "utf-16-be", "utf-32", "ascii", "latin-1", "cp1252", "shift_jis", "euc_jp", "iso2022_jp", "gb18030", "big5", "euc_kr", "hz",
             "cp949", "johab", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "utf-8-sig", "iso2022_kr", "cp037", "koi8-r"]


@target(lambda: [TEXT[:60].encode(name, "ignore") for name in ENCODINGS if name != "idna"] + [bytes(range(256))])
def codecs(data):
    import codecs
    results = []
    for name in ENCODINGS:
        for errors in ("strict", "replace", "backslashreplace"):
            try:
                results.append(hash(data.decode(name, errors)))
            except ValueError as error:
                results.append((name, errors, str(error)))
        try:
            decoder = codecs.getincrementaldecoder(name)()
            results.append(hash(decoder.decode(data[:7]) + decoder.decode(data[7:], True)))
        except ValueError as error:
            results.append((name, str(error)))
    return results


@target(lambda: [TEXT[:60], "\u30c6\u30b9\u30c8 \uff76\uff85 \u4e2d\u6587 \ud55c"])
def encoders(data):
    results = []
    for name in ENCODINGS:
        for errors in ("strict", "xmlcharrefreplace", "namereplace", "surrogateescape"):
            try:
                results.append(hash(data.encode(name, errors)))
            except ValueError as error:
                results.append((name, errors, str(error)))
    return results


@target(lambda: [b"SGVsbG8gd29ybGQ=", b"=48=65llo=\n", b"NBSWY3DP", b"48656c6c6f", b"#86)C\n", b"<~87cURD]~>"])
def binary_texts(data):
    import base64
    import binascii
    results = []
    for read in (binascii.a2b_base64, lambda data: binascii.a2b_base64(data, strict_mode=True), binascii.a2b_qp, binascii.a2b_hex, binascii.a2b_uu,
                 base64.b32decode, base64.b85decode, base64.a85decode, base64.urlsafe_b64decode, lambda data: bytes.fromhex(data.decode("latin-1"))):
        try:
            results.append(read(data))
        except ValueError as error:
            results.append((type(error).__name__, str(error)))
    return results


@target(lambda: ['a,"b ""c""",d\r\n1,2.5,\n', "x;'y';z|w\\,\n"], words=['"', "\r", "\n", "\0", "\\"])
def csv(data):
    import csv
    results = []
    for options in ({}, {"strict": True, "quotechar": "'", "delimiter": ";"}, {"quoting": csv.QUOTE_NONNUMERIC, "escapechar": "\\"}):
        try:
            results.append(list(csv.reader(io.StringIO(data, newline=""), **options)))
        except (csv.Error, ValueError) as error:
            results.append(str(error))
    return results


@target(lambda: ["1_000", "-0x_ff", " 12e-5 ", "1.5+2j", "inf", "-nan", "0b11", "\u0661\u0662", "sNaN123", "1/3", "0x1.8p3"], words=["_", "e", "+", ".", "j", "0x", "\u0669"])
def numbers(data):
    import decimal
    import fractions
    results = []
    for read in (int, lambda text: int(text, 0), lambda text: int(text, 36), float, complex, decimal.Decimal, fractions.Fraction, float.fromhex):
        try:
            results.append(repr(read(data)))
        except (ValueError, ArithmeticError) as error:
            results.append(str(error))
    return results


PROGRAM = '''
@d(1)
class A[T](B, metaclass=M):
    x: int = 1
    async def f(self, /, a, *b, c=2, **k) -> str:
        async with a as b: yield [i async for i in b if (y := i)]
        match a:
            case {"k": [1, *r], **q} | A(x=2) if r: return f"{a!r:>{b}} {c=}"
try:
    lambda *a: (yield)
except* E as e:
    raise X from e
finally: del a[1:2, ...], b.c
'''


@target(lambda: [PROGRAM, "x = [1, (2, {3: 4}), f'a{b:{c}}d']; print(*x, **y)\n", "if a:\n\tb\nelif c: d\nelse:\n    e\n"],
        words=["\n", "    ", "(", "}", ":=", "f'", '"""', "\\\n", "lambda", "await ", "* ", "yield", "not in", "1_", "0x", "type X = "])
def programs(data):
    code = compile(data, "<altered>", "exec")
    return len(code.co_consts), code.co_names


@target(lambda: [PROGRAM, "x = 'a\\N{DASH}' b'\\x0'\n", "# coding: latin-1\nx = 1\n"], compare="type")
def tokens(data):
    import tokenize
    return len(list(tokenize.generate_tokens(io.StringIO(data).readline)))


@target(lambda: ["[1, {'a': (2, b'c', None)}, -1+2j, {*()}]", "'''x''' 'y'"], words=["(", "-", "f()", "[" * 9])
def literals(data):
    import ast
    return ast.literal_eval(data)


@target(lambda: ['[a]\nb = [1, 2.5, "x", 1979-05-27T07:32:00Z]\n[[c]]\nd = """m\\u00e9"""\ne.f = {g = 0xff}\n'], words=["=", "[", '"', "'''", "_", "\\"])
def toml(data):
    import tomllib
    return tomllib.loads(data)


@target(lambda: [__import__("plistlib").dumps({"a": [1, 2.5, True, b"x", "\u00e9"], "b": {}}, fmt=form) for form in __import__("plistlib").PlistFormat])
def plists(data):
    import plistlib
    return plistlib.loads(data)


@target(lambda: ["<p class=a b='c'>x<br/>&amp;&#65;<!-- c --><script>if(a<b){}</script><!DOCTYPE html><?p?></p>"], words=["<", "</", "<!--", "&#x", "]]>", "<![", "'"])
def html(data):
    import html.parser
    events = []

    class Reader(html.parser.HTMLParser):
        def handle_starttag(self, tag, attributes):
            events.append((tag, attributes))

        def handle_data(self, text):
            events.append(text)
    reader = Reader()
    reader.feed(data)
    reader.close()
    return events


@target(lambda: [b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nSet-Cookie: a=b\r\n\r\nhello", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"],
        words=[b"\r\n", b":", b"-1", b"ffffffff", b" "])
def http(data):
    import http.client

    class Wire:
        def makefile(self, mode):
            return io.BytesIO(data)
    response = http.client.HTTPResponse(Wire())
    response.begin()
    return response.status, response.getheaders(), response.read()


@target(lambda: ["http://u:p@[::1]:80/a;b?c=d&e=%zz#f", "//h/p?q", "192.168.0.1/24", "::ffff:1.2.3.4%eth0/64", "urn:uuid:12345678-1234-5678-1234-567812345678"], words=["%", "[", "]", "@", ":", "//"])
def addresses(data):
    import ipaddress
    import urllib.parse
    import uuid
    results = []
    for read in (urllib.parse.urlsplit, lambda text: urllib.parse.urlsplit(text).port, urllib.parse.parse_qs, ipaddress.ip_interface, ipaddress.ip_network, uuid.UUID, urllib.parse.unquote):
        try:
            results.append(str(read(data)))
        except ValueError as error:
            results.append(str(error))
    return results


def zone():
    with open("/usr/share/zoneinfo/Europe/Berlin", "rb") as file:
        return [file.read()]


@target(zone)
def zones(data):
    import datetime
    import zoneinfo
    found = zoneinfo.ZoneInfo.from_file(io.BytesIO(data), "X")
    return [datetime.datetime(year, 7, 1, tzinfo=found).utcoffset() for year in (1900, 1990, 2000, 2050)]


@target(lambda: [struct.pack("<4sI4s4sIHHIIHH4sI", b"RIFF", 44, b"WAVE", b"fmt ", 16, 1, 1, 8000, 16000, 2, 16, b"data", 8) + bytes(8)])
def wave(data):
    import wave
    with wave.open(io.BytesIO(data)) as file:
        return file.getparams(), file.readframes(10)


@target(lambda: ["[a]\nb = %(c)s\nc: ${x:y}\n  more\n; d\n[x]\ny\n"], words=["[", "]", "=", "%(", "\n ", "%"])
def ini(data):
    import configparser
    parser = configparser.ConfigParser(allow_no_value=True)
    parser.read_string(data)
    return {section: dict(parser[section]) for section in parser}


@target(lambda: ["a=b; c=\"d\\\"e\"; expires=Wed, 09 Jun 2021 10:18:14 GMT; path=/", "$Version=1; x=y"], words=[";", "=", '"', "\\", ","])
def cookies(data):
    import http.cookies
    return http.cookies.SimpleCookie(data).output()


@target(lambda: ["a 'b c' \"d\\\"e\" # f", "-x=1 --y z"], words=["'", '"', "\\", "#", ";", "\n"])
def words(data):
    import shlex
    return shlex.split(data, comments=True), list(shlex.shlex(data, punctuation_chars=True))


@target(lambda: [bytes(range(32)) * 4])
def buffers(data):
    import array
    view = memoryview(data)
    results = []
    for form in "bBhHiIlLqQfd?c":
        try:
            results.append(hash(bytes(array.array(form, data))) if form not in "?c" else 0)
        except ValueError as error:
            results.append(str(error))
        try:
            results.append(view.cast(form).tolist()[:2])
        except (TypeError, ValueError) as error:
            results.append(str(error))
    return results
