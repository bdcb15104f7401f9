"""Files, and data in memory, compressed with LZMA: the formats .xz and .lzma."""

__all__ = [
    "CHECK_NONE", "CHECK_CRC32", "CHECK_CRC64", "CHECK_SHA256",
    "CHECK_ID_MAX", "CHECK_UNKNOWN",
    "FILTER_LZMA1", "FILTER_LZMA2", "FILTER_DELTA", "FILTER_X86",
    "FILTER_IA64", "FILTER_ARM", "FILTER_ARMTHUMB", "FILTER_POWERPC",
    "FILTER_SPARC",
    "FORMAT_AUTO", "FORMAT_XZ", "FORMAT_ALONE", "FORMAT_RAW",
    "MF_HC3", "MF_HC4", "MF_BT2", "MF_BT3", "MF_BT4",
    "MODE_FAST", "MODE_NORMAL", "PRESET_DEFAULT", "PRESET_EXTREME",
    "LZMACompressor", "LZMADecompressor", "LZMAFile", "LZMAError",
    "open", "compress", "decompress", "is_check_supported",
]

import builtins
import io
import os
from _lzma import *
from _lzma import _decode_filter_properties, _encode_filter_properties  # zipfile uses them
import _compression

_CLOSED, _READING, _WRITING = range(3)


class LZMAFile(_compression.BaseStream):
    """A binary file that compresses what is written, or decompresses what is read.

    It stands over a file of its own, or over an open file object.
    """

    def __init__(self, filename=None, mode="r", *, format=None, check=-1, preset=None, filters=None):
        """Open a file by its name, or put a layer over an open file object.

        mode is "r" to read, "w" to write over, "x" to create, "a" to append; a "b"
        may follow. For reading, format defaults to FORMAT_AUTO, and check and preset
        must be left alone; for writing, it defaults to FORMAT_XZ, and check, preset
        and filters mean what they do for LZMACompressor.
        """
        self._fp = None
        self._closefp = False
        self._mode = _CLOSED

        if mode in ("r", "rb"):
            if check != -1:
                raise ValueError("Cannot specify an integrity check when opening a file for reading")
            if preset is not None:
                raise ValueError("Cannot specify a preset compression level when opening a file for reading")
            if format is None:
                format = FORMAT_AUTO
            state = _READING
        elif mode in ("w", "wb", "a", "ab", "x", "xb"):
            if format is None:
                format = FORMAT_XZ
            state = _WRITING
            self._compressor = LZMACompressor(format=format, check=check, preset=preset, filters=filters)
            self._pos = 0
        else:
            raise ValueError(f"Invalid mode: {mode!r}")

        if isinstance(filename, (str, bytes, os.PathLike)):
            self._fp = builtins.open(filename, mode if "b" in mode else mode + "b")
            self._closefp = True
        elif hasattr(filename, "read") or hasattr(filename, "write"):
            self._fp = filename
        else:
            raise TypeError("filename must be a str, bytes, file or PathLike object")
        self._mode = state

        if state == _READING:
            raw = _compression.DecompressReader(
                self._fp, LZMADecompressor, trailing_error=LZMAError, format=format, filters=filters)
            self._buffer = io.BufferedReader(raw)

    def close(self):
        """Write what is pending and close the file; a file object that was given stays open."""
        if self._mode == _CLOSED:
            return
        try:
            if self._mode == _READING:
                self._buffer.close()
                self._buffer = None
            else:
                self._fp.write(self._compressor.flush())
                self._compressor = None
        finally:
            try:
                if self._closefp:
                    self._fp.close()
            finally:
                self._fp = None
                self._closefp = False
                self._mode = _CLOSED

    @property
    def closed(self):
        """Whether the file is closed."""
        return self._mode == _CLOSED

    def fileno(self):
        """The descriptor of the file underneath."""
        self._check_not_closed()
        return self._fp.fileno()

    def seekable(self):
        """Whether seek() works: when reading from a file that can."""
        return self.readable() and self._buffer.seekable()

    def readable(self):
        """Whether the file is open for reading."""
        self._check_not_closed()
        return self._mode == _READING

    def writable(self):
        """Whether the file is open for writing."""
        self._check_not_closed()
        return self._mode == _WRITING

    def peek(self, size=-1):
        """Return some of the data ahead (at least a byte, except at the end) without moving."""
        self._check_can_read()
        return self._buffer.peek(size)

    def read(self, size=-1):
        """Return up to size bytes, or everything if size is negative; b"" at the end."""
        self._check_can_read()
        return self._buffer.read(size)

    def read1(self, size=-1):
        """Return up to size bytes, reading as little as possible; b"" at the end."""
        self._check_can_read()
        return self._buffer.read1(io.DEFAULT_BUFFER_SIZE if size < 0 else size)

    def readline(self, size=-1):
        """Return a line, or the first size bytes of it; b"" at the end."""
        self._check_can_read()
        return self._buffer.readline(size)

    def write(self, data):
        """Compress data and return how many bytes that was.

        The file may lack some of it until close().
        """
        self._check_can_write()
        length = len(data) if isinstance(data, (bytes, bytearray)) else memoryview(data).nbytes
        self._fp.write(self._compressor.compress(data))
        self._pos += length
        return length

    def seek(self, offset, whence=io.SEEK_SET):
        """Move to a position in the decompressed data and return it.

        whence is 0 to count from the start, 1 from here, 2 from the end. Moving back
        means to decompress from the start again.
        """
        self._check_can_seek()
        return self._buffer.seek(offset, whence)

    def tell(self):
        """The position in the decompressed data."""
        self._check_not_closed()
        return self._buffer.tell() if self._mode == _READING else self._pos


def open(filename, mode="rb", *, format=None, check=-1, preset=None, filters=None,
         encoding=None, errors=None, newline=None):
    """Open a compressed file, as binary or (with a "t" in the mode) as text.

    filename, format, check, preset and filters are LZMAFile's; encoding, errors and
    newline are those of io.TextIOWrapper and belong to text mode.
    """
    is_text = "t" in mode
    if is_text and "b" in mode:
        raise ValueError(f"Invalid mode: {mode!r}")
    if not is_text:
        for name, value in (("encoding", encoding), ("errors", errors), ("newline", newline)):
            if value is not None:
                raise ValueError(f"Argument {name!r} not supported in binary mode")

    binary = LZMAFile(filename, mode.replace("t", ""), format=format, check=check, preset=preset, filters=filters)
    if not is_text:
        return binary
    return io.TextIOWrapper(binary, io.text_encoding(encoding), errors, newline)


def compress(data, format=FORMAT_XZ, check=-1, preset=None, filters=None):
    """Compress data in one go; the other arguments are LZMACompressor's."""
    compressor = LZMACompressor(format, check, preset, filters)
    return compressor.compress(data) + compressor.flush()


def decompress(data, format=FORMAT_AUTO, memlimit=None, filters=None):
    """Decompress data in one go; the other arguments are LZMADecompressor's.

    Several streams one after the other give their contents one after the other.
    """
    parts = []
    while True:
        decompressor = LZMADecompressor(format, memlimit, filters)
        try:
            part = decompressor.decompress(data)
        except LZMAError:
            if parts:
                break  # what follows the last stream is none: leave it alone
            raise
        parts.append(part)
        if not decompressor.eof:
            raise LZMAError("Compressed data ended before the end-of-stream marker was reached")
        data = decompressor.unused_data
        if not data:
            break
    return b"".join(parts)
