# Streams that nobody closes write out what they hold when they are found dead, before what they write to is closed; the rest follows at the end.
import gc
import gzip
import io
import tempfile


class Raw(io.RawIOBase):
    def writable(self):
        return True

    def write(self, data):
        print("write", bytes(data))
        return len(data)

    def close(self):
        if not self.closed:
            print("close")
        super().close()


def drop_bytes():
    io.BufferedWriter(Raw()).write(b"bytes")


def drop_text():
    io.TextIOWrapper(io.BufferedWriter(Raw())).write("text")


def drop_gzip(name):
    gzip.open(name, "wb").write(b"packed")


def drop_cycle():
    class Member:
        def __init__(self, name):
            self.name = name

        def __del__(self):
            print("end of", self.name)

    members = [Member(i) for i in range(4)]
    for member in members:
        member.others = members


for drop in drop_bytes, drop_text, drop_cycle:
    drop()
    gc.collect()

with tempfile.NamedTemporaryFile(suffix=".gz") as file:
    drop_gzip(file.name)
    gc.collect()
    print(gzip.open(file.name).read())

detached = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
detached.detach()
print(repr(detached))

last = io.BufferedWriter(Raw())
last.write(b"at the end")
