"""TLS connections over sockets or memory buffers.

A context (SSLContext) holds what connections have in common: which versions of
the protocol they may use, the own certificates, and whom to trust.
create_default_context() makes one with sound settings: servers must show a
certificate that the system trusts and that fits the name they were asked by.

context.wrap_socket() makes a socket speak TLS, context.wrap_bio() does the same
for a pair of MemoryBIO objects that the caller moves bytes in and out of.
"""

import errno
import os
import socket as _socket
import sys
import warnings
from collections import namedtuple
from enum import Enum, IntEnum, IntFlag
from socket import SO_TYPE, SOCK_STREAM, SOL_SOCKET, create_connection, socket

import _ssl
from _ssl import (
    HAS_ALPN, HAS_ECDH, HAS_NPN, HAS_SNI, HAS_SSLv2, HAS_SSLv3, HAS_TLSv1, HAS_TLSv1_1, HAS_TLSv1_2, HAS_TLSv1_3,
    OPENSSL_VERSION, OPENSSL_VERSION_INFO, OPENSSL_VERSION_NUMBER, MemoryBIO, RAND_add, RAND_bytes, RAND_status,
    SSLCertVerificationError, SSLEOFError, SSLError, SSLSession, SSLSyscallError, SSLWantReadError,
    SSLWantWriteError, SSLZeroReturnError, _DEFAULT_CIPHERS, _OPENSSL_API_VERSION, _SSLContext,
)
from _ssl_certificates import (
    PEM_FOOTER, PEM_HEADER, DER_cert_to_PEM_cert, PEM_cert_to_DER_cert, _dnsname_match, _inet_paton, _ipaddress_match,
    cert_time_to_seconds,
)

for _base, _name, _test in (
    (IntEnum, '_SSLMethod', lambda name: name.startswith('PROTOCOL_') and name != 'PROTOCOL_SSLv23'),
    (IntFlag, 'Options', lambda name: name.startswith('OP_')),
    (IntEnum, 'AlertDescription', lambda name: name.startswith('ALERT_DESCRIPTION_')),
    (IntEnum, 'SSLErrorNumber', lambda name: name.startswith('SSL_ERROR_')),
    (IntFlag, 'VerifyFlags', lambda name: name.startswith('VERIFY_')),
    (IntEnum, 'VerifyMode', lambda name: name.startswith('CERT_')),
):
    _base._convert_(_name, __name__, _test, source=_ssl)
del _base, _name, _test

PROTOCOL_SSLv23 = _SSLMethod.PROTOCOL_SSLv23 = _SSLMethod.PROTOCOL_TLS
_PROTOCOL_NAMES = {member: name for name, member in _SSLMethod.__members__.items()}

TLSVersion = IntEnum('TLSVersion', {
    name: getattr(_ssl, 'PROTO_' + name)
    for name in ('MINIMUM_SUPPORTED', 'SSLv3', 'TLSv1', 'TLSv1_1', 'TLSv1_2', 'TLSv1_3', 'MAXIMUM_SUPPORTED')
}, module=__name__)

# What message callbacks are told; numbers of RFC 8446, those from 0x100 up are OpenSSL's own.
_TLSContentType = IntEnum('_TLSContentType', dict(
    CHANGE_CIPHER_SPEC=20, ALERT=21, HANDSHAKE=22, APPLICATION_DATA=23, HEADER=0x100, INNER_CONTENT_TYPE=0x101), module=__name__)
_TLSAlertType = IntEnum('_TLSAlertType', dict(
    CLOSE_NOTIFY=0, UNEXPECTED_MESSAGE=10, BAD_RECORD_MAC=20, DECRYPTION_FAILED=21, RECORD_OVERFLOW=22,
    DECOMPRESSION_FAILURE=30, HANDSHAKE_FAILURE=40, NO_CERTIFICATE=41, BAD_CERTIFICATE=42,
    UNSUPPORTED_CERTIFICATE=43, CERTIFICATE_REVOKED=44, CERTIFICATE_EXPIRED=45, CERTIFICATE_UNKNOWN=46,
    ILLEGAL_PARAMETER=47, UNKNOWN_CA=48, ACCESS_DENIED=49, DECODE_ERROR=50, DECRYPT_ERROR=51,
    EXPORT_RESTRICTION=60, PROTOCOL_VERSION=70, INSUFFICIENT_SECURITY=71, INTERNAL_ERROR=80,
    INAPPROPRIATE_FALLBACK=86, USER_CANCELED=90, NO_RENEGOTIATION=100, MISSING_EXTENSION=109,
    UNSUPPORTED_EXTENSION=110, CERTIFICATE_UNOBTAINABLE=111, UNRECOGNIZED_NAME=112,
    BAD_CERTIFICATE_STATUS_RESPONSE=113, BAD_CERTIFICATE_HASH_VALUE=114, UNKNOWN_PSK_IDENTITY=115,
    CERTIFICATE_REQUIRED=116, NO_APPLICATION_PROTOCOL=120), module=__name__)
_TLSMessageType = IntEnum('_TLSMessageType', dict(
    HELLO_REQUEST=0, CLIENT_HELLO=1, SERVER_HELLO=2, HELLO_VERIFY_REQUEST=3, NEWSESSION_TICKET=4,
    END_OF_EARLY_DATA=5, HELLO_RETRY_REQUEST=6, ENCRYPTED_EXTENSIONS=8, CERTIFICATE=11, SERVER_KEY_EXCHANGE=12,
    CERTIFICATE_REQUEST=13, SERVER_DONE=14, CERTIFICATE_VERIFY=15, CLIENT_KEY_EXCHANGE=16, FINISHED=20,
    CERTIFICATE_URL=21, CERTIFICATE_STATUS=22, SUPPLEMENTAL_DATA=23, KEY_UPDATE=24, NEXT_PROTO=67,
    MESSAGE_HASH=254, CHANGE_CIPHER_SPEC=0x101), module=__name__)

socket_error = OSError
CertificateError = SSLCertVerificationError
CHANNEL_BINDING_TYPES = ['tls-unique']
HAS_NEVER_CHECK_COMMON_NAME = hasattr(_ssl, 'HOSTFLAG_NEVER_CHECK_SUBJECT')
_RESTRICTED_SERVER_CIPHERS = _DEFAULT_CIPHERS


def _member(kind, number):
    """The member of an enumeration for a number, or the number where there is none."""
    try:
        return kind(number)
    except ValueError:
        return number


class _ASN1Object(namedtuple('_ASN1Object', 'nid shortname longname oid')):
    """An object identifier: OpenSSL's number, its short and long name, and the dotted form."""

    __slots__ = ()

    def __new__(cls, oid):
        return super().__new__(cls, *_ssl.txt2obj(oid, name=False))

    @classmethod
    def fromnid(cls, nid):
        """Look one up by OpenSSL's number."""
        return super().__new__(cls, *_ssl.nid2obj(nid))

    @classmethod
    def fromname(cls, name):
        """Look one up by any of its names or its dotted form."""
        return super().__new__(cls, *_ssl.txt2obj(name, name=True))


class Purpose(_ASN1Object, Enum):
    """What a context is for: to authenticate servers (in clients) or clients (in servers)."""

    SERVER_AUTH = '1.3.6.1.5.5.7.3.1'
    CLIENT_AUTH = '1.3.6.1.5.5.7.3.2'


DefaultVerifyPaths = namedtuple(
    'DefaultVerifyPaths', 'cafile capath openssl_cafile_env openssl_cafile openssl_capath_env openssl_capath')


def get_default_verify_paths():
    """Where the system's trusted certificates are; cafile and capath are None where they do not exist."""
    names = _ssl.get_default_verify_paths()
    file_variable, file, folder_variable, folder = names
    file = os.environ.get(file_variable, file)
    folder = os.environ.get(folder_variable, folder)
    return DefaultVerifyPaths(file if os.path.isfile(file) else None, folder if os.path.isdir(folder) else None, *names)


def _protocol_list(names, kind):
    """Protocol names as the TLS extension carries them, each behind its length."""
    packed = bytearray()
    for name in names:
        encoded = bytes(name, 'ascii')
        if not 0 < len(encoded) < 256:
            raise SSLError(f'{kind} protocols must be 1 to 255 in length')
        packed.append(len(encoded))
        packed += encoded
    return packed


def _typed(name, convert):
    """A property of _SSLContext whose values are shown as members of an enumeration."""
    inner = getattr(_SSLContext, name)
    return property(lambda self: convert(inner.__get__(self)), lambda self, value: inner.__set__(self, value), doc=inner.__doc__)


class SSLContext(_SSLContext):
    """Settings, certificates and trust that TLS connections have in common."""

    _windows_cert_stores = ('CA', 'ROOT')

    # What wrap_socket() and wrap_bio() make; subclasses may put their own classes here.
    sslsocket_class = None
    sslobject_class = None

    def __new__(cls, protocol=None, *args, **kwargs):
        if protocol is None:
            warnings.warn('ssl.SSLContext() without protocol argument is deprecated.', DeprecationWarning, 2)
            protocol = PROTOCOL_TLS
        return _SSLContext.__new__(cls, protocol)

    options = _typed('options', Options)
    verify_flags = _typed('verify_flags', VerifyFlags)
    verify_mode = _typed('verify_mode', lambda value: _member(VerifyMode, value))
    maximum_version = _typed('maximum_version', TLSVersion)

    @property
    def protocol(self):
        return _SSLMethod(super().protocol)

    @property
    def minimum_version(self):
        return TLSVersion(_SSLContext.minimum_version.__get__(self))

    @minimum_version.setter
    def minimum_version(self, value):
        if value == TLSVersion.SSLv3:
            self.options &= ~Options.OP_NO_SSLv3
        _SSLContext.minimum_version.__set__(self, value)

    @property
    def hostname_checks_common_name(self):
        """Whether a certificate without alternative names is compared by its subject's common name."""
        return not self._host_flags & _ssl.HOSTFLAG_NEVER_CHECK_SUBJECT

    @hostname_checks_common_name.setter
    def hostname_checks_common_name(self, value):
        others = self._host_flags & ~_ssl.HOSTFLAG_NEVER_CHECK_SUBJECT
        self._host_flags = others if value else others | _ssl.HOSTFLAG_NEVER_CHECK_SUBJECT

    def _encode_hostname(self, hostname):
        if isinstance(hostname, str):
            hostname = hostname.encode('idna')
        return hostname if hostname is None else hostname.decode('ascii')

    def wrap_socket(self, sock, server_side=False, do_handshake_on_connect=True, suppress_ragged_eofs=True,
                    server_hostname=None, session=None):
        """Take a stream socket over and return one that speaks TLS on it."""
        return self.sslsocket_class._create(
            sock=sock, server_side=server_side, do_handshake_on_connect=do_handshake_on_connect,
            suppress_ragged_eofs=suppress_ragged_eofs, server_hostname=server_hostname, context=self, session=session)

    def wrap_bio(self, incoming, outgoing, server_side=False, server_hostname=None, session=None):
        """Return an SSLObject that reads TLS from one MemoryBIO and writes it to another."""
        return self.sslobject_class._create(
            incoming, outgoing, server_side=server_side, server_hostname=self._encode_hostname(server_hostname),
            session=session, context=self)

    def set_alpn_protocols(self, alpn_protocols):
        """Say which application protocols to offer, the preferred first."""
        self._set_alpn_protocols(_protocol_list(alpn_protocols, 'ALPN'))

    def set_npn_protocols(self, npn_protocols):
        """Obsolete; ALPN took its place."""
        warnings.warn('ssl NPN is deprecated, use ALPN instead', DeprecationWarning, 2)
        self._set_npn_protocols(_protocol_list(npn_protocols, 'NPN'))

    def set_servername_callback(self, server_name_callback):
        """As sni_callback, but the callback gets internationalized names in their encoded form."""
        if server_name_callback is None:
            self.sni_callback = None
            return
        if not callable(server_name_callback):
            raise TypeError('not a callable object')
        self.sni_callback = lambda conn, name, context: server_name_callback(conn, self._encode_hostname(name), context)

    def _load_windows_store_certs(self, storename, purpose):
        found = bytearray()
        try:
            for certificate, encoding, trust in _ssl.enum_certificates(storename):
                if encoding == 'x509_asn' and (trust is True or purpose.oid in trust):
                    found += certificate
        except PermissionError:
            warnings.warn('unable to enumerate Windows certificate store')
        if found:
            self.load_verify_locations(cadata=found)
        return found

    def load_default_certs(self, purpose=Purpose.SERVER_AUTH):
        """Trust whom the system trusts for the purpose."""
        if not isinstance(purpose, _ASN1Object):
            raise TypeError(purpose)
        if sys.platform == 'win32':
            for store in self._windows_cert_stores:
                self._load_windows_store_certs(store, purpose)
        self.set_default_verify_paths()

    @property
    def _msg_callback(self):
        """A function that is told of TLS messages, for debugging: (conn, direction, version, content_type, msg_type, data).

        Headers, handshakes and alerts are shown to it, the data of the application is not. It cannot stop anything; its
        errors come out of the operation that was going on.
        """
        installed = _SSLContext._msg_callback.__get__(self)
        return None if installed is None else installed.user_function

    @_msg_callback.setter
    def _msg_callback(self, callback):
        if callback is None:
            _SSLContext._msg_callback.__set__(self, None)
            return
        if not callable(callback):
            raise TypeError(f'{callback} is not callable.')

        def named(conn, direction, version, content_type, msg_type, data):
            content_type = _member(_TLSContentType, content_type)
            kinds = {_TLSContentType.HEADER: _TLSContentType, _TLSContentType.ALERT: _TLSAlertType}
            kind = kinds.get(content_type, _TLSMessageType)
            return callback(conn, direction, _member(TLSVersion, version), content_type, _member(kind, msg_type), data)

        named.user_function = callback
        _SSLContext._msg_callback.__set__(self, named)


def _trust(context, purpose, cafile, capath, cadata):
    """Load the given authorities, else the system's where peers are verified; log keys where the environment wants that."""
    if cafile or capath or cadata:
        context.load_verify_locations(cafile, capath, cadata)
    elif context.verify_mode != CERT_NONE:
        context.load_default_certs(purpose)
    log = os.environ.get('SSLKEYLOGFILE')
    if log and not sys.flags.ignore_environment:
        context.keylog_filename = log
    return context


def _protocol_for(purpose):
    if not isinstance(purpose, _ASN1Object):
        raise TypeError(purpose)
    if purpose == Purpose.SERVER_AUTH:
        return PROTOCOL_TLS_CLIENT
    if purpose == Purpose.CLIENT_AUTH:
        return PROTOCOL_TLS_SERVER
    raise ValueError(purpose)


def create_default_context(purpose=Purpose.SERVER_AUTH, *, cafile=None, capath=None, cadata=None):
    """Make a context with settings that are safe today.

    A client's context (for Purpose.SERVER_AUTH) verifies servers and their names. Whom to trust comes from cafile, capath
    and cadata, or from the system where none of them is given.
    """
    context = SSLContext(_protocol_for(purpose))
    if purpose == Purpose.SERVER_AUTH:
        context.verify_mode = CERT_REQUIRED
        context.check_hostname = True
    return _trust(context, purpose, cafile, capath, cadata)


def _create_unverified_context(protocol=None, *, cert_reqs=CERT_NONE, check_hostname=False, purpose=Purpose.SERVER_AUTH,
                               certfile=None, keyfile=None, cafile=None, capath=None, cadata=None):
    """Make a context that by default verifies nobody, for modules of the library that always did so."""
    default = _protocol_for(purpose)
    context = SSLContext(default if protocol is None else protocol)
    context.check_hostname = check_hostname
    if cert_reqs is not None:
        context.verify_mode = cert_reqs
    if check_hostname:
        context.check_hostname = True
    if keyfile and not certfile:
        raise ValueError('certfile must be specified')
    if certfile:
        context.load_cert_chain(certfile, keyfile)
    return _trust(context, purpose, cafile, capath, cadata)


_create_default_https_context = create_default_context
_create_stdlib_context = _create_unverified_context


class SSLObject:
    """TLS without input and output of its own: bytes come from one MemoryBIO and go to another.

    context.wrap_bio() makes these. They are of use to event loops that move bytes themselves. There is no automatic
    handshake, and an unexpected end of the connection always is an error.
    """

    def __init__(self, *args, **kwargs):
        raise TypeError(
            f'{type(self).__name__} does not have a public constructor. Instances are returned by SSLContext.wrap_bio().')

    @classmethod
    def _create(cls, incoming, outgoing, server_side=False, server_hostname=None, session=None, context=None):
        self = cls.__new__(cls)
        self._sslobj = context._wrap_bio(
            incoming, outgoing, server_side=server_side, server_hostname=server_hostname, owner=self, session=session)
        return self

    @property
    def context(self):
        """The context; it may be changed during the handshake, by the callback for server names."""
        return self._sslobj.context

    @context.setter
    def context(self, context):
        self._sslobj.context = context

    @property
    def session(self):
        """The session, which a later connection of a client may go on with."""
        return self._sslobj.session

    @session.setter
    def session(self, session):
        self._sslobj.session = session

    @property
    def session_reused(self):
        """Whether the connection went on with an earlier session."""
        return self._sslobj.session_reused

    @property
    def server_side(self):
        """Whether this is the server's end."""
        return self._sslobj.server_side

    @property
    def server_hostname(self):
        """The name that the server is asked by, or None."""
        return self._sslobj.server_hostname

    def read(self, len=1024, buffer=None):
        """Read up to len bytes and return them; with a buffer, read into it and return how many."""
        return self._sslobj.read(len) if buffer is None else self._sslobj.read(len, buffer)

    def write(self, data):
        """Write bytes; return how many were taken."""
        return self._sslobj.write(data)

    def getpeercert(self, binary_form=False):
        """The peer's certificate: as a dict, empty where it was not verified, or in DER form. None where it has none."""
        return self._sslobj.getpeercert(binary_form)

    def selected_npn_protocol(self):
        """None: ALPN took the place of NPN."""
        warnings.warn('ssl NPN is deprecated, use ALPN instead', DeprecationWarning, 2)

    def selected_alpn_protocol(self):
        """The application protocol that both ends agreed on, or None."""
        return self._sslobj.selected_alpn_protocol()

    def cipher(self):
        """The cipher in use: (name, protocol version, secret bits)."""
        return self._sslobj.cipher()

    def shared_ciphers(self):
        """The ciphers that the client offered too, in a server; else None."""
        return self._sslobj.shared_ciphers()

    def compression(self):
        """The name of the compression in use, or None."""
        return self._sslobj.compression()

    def pending(self):
        """How many bytes can be read without waiting."""
        return self._sslobj.pending()

    def do_handshake(self):
        """Agree with the other end on keys."""
        self._sslobj.do_handshake()

    def unwrap(self):
        """End TLS properly; the connection beneath stays open."""
        return self._sslobj.shutdown()

    def get_channel_binding(self, cb_type='tls-unique'):
        """Bytes that identify the connection for other protocols; None before the handshake."""
        return self._sslobj.get_channel_binding(cb_type)

    def version(self):
        """The protocol version in use, such as 'TLSv1.3', or None."""
        return self._sslobj.version()

    def verify_client_post_handshake(self):
        """Ask a TLS 1.3 client for its certificate after the handshake."""
        return self._sslobj.verify_client_post_handshake()


def _unless_plain(name):
    """A method of SSLSocket that asks the connection, and gives None while there is none."""
    def method(self):
        self._checkClosed()
        return None if self._sslobj is None else getattr(self._sslobj, name)()
    method.__name__ = name
    method.__qualname__ = f'SSLSocket.{name}'
    method.__doc__ = getattr(SSLObject, name).__doc__
    return method


class SSLSocket(socket):
    """A stream socket that speaks TLS. context.wrap_socket() makes these."""

    def __init__(self, *args, **kwargs):
        raise TypeError(
            f'{type(self).__name__} does not have a public constructor. Instances are returned by SSLContext.wrap_socket().')

    @classmethod
    def _create(cls, sock, server_side=False, do_handshake_on_connect=True, suppress_ragged_eofs=True,
                server_hostname=None, context=None, session=None):
        if sock.getsockopt(SOL_SOCKET, SO_TYPE) != SOCK_STREAM:
            raise NotImplementedError('only stream sockets are supported')
        if server_side and server_hostname:
            raise ValueError('server_hostname can only be specified in client mode')
        if server_side and session is not None:
            raise ValueError('session can only be specified in client mode')
        if context.check_hostname and not server_hostname:
            raise ValueError('check_hostname requires server_hostname')

        arguments = dict(family=sock.family, type=sock.type, proto=sock.proto, fileno=sock.fileno())
        self = cls.__new__(cls, **arguments)
        socket.__init__(self, **arguments)
        timeout = sock.gettimeout()
        sock.detach()

        self._context = context
        self._session = session
        self._closed = False
        self._sslobj = None
        self.server_side = server_side
        self.server_hostname = context._encode_hostname(server_hostname)
        self.do_handshake_on_connect = do_handshake_on_connect
        self.suppress_ragged_eofs = suppress_ragged_eofs
        self._connected = self._is_connected()
        self.settimeout(timeout)
        if self._connected:
            try:
                self._wrap()
                if do_handshake_on_connect:
                    if self.gettimeout() == 0.0:
                        raise ValueError('do_handshake_on_connect should not be specified for non-blocking sockets')
                    self.do_handshake()
            except (OSError, ValueError):
                self.close()
                raise
        return self

    def _is_connected(self):
        try:
            self.getpeername()
            return True
        except OSError as error:
            if error.errno != errno.ENOTCONN:
                raise
            self._refuse_early_data(error.errno)
            return False

    def _refuse_early_data(self, number):
        """Data of a peer that is gone already came without TLS: nobody may take it for more."""
        blocking = self.getblocking()
        self.setblocking(False)
        try:
            data = self.recv(1)
        except OSError as error:
            if error.errno not in (errno.ENOTCONN, errno.EINVAL):
                raise
            data = b''
        self.setblocking(blocking)
        if not data:
            return
        error = SSLError(number, 'Closed before TLS handshake with data in recv buffer.')
        error.reason = error.args[1]
        error.library = None
        try:
            self.close()
        except OSError:
            pass
        try:
            raise error
        finally:
            error = None

    def _wrap(self):
        self._sslobj = self._context._wrap_socket(
            self, self.server_side, self.server_hostname, owner=self, session=self._session)

    @property
    def context(self):
        return self._context

    @context.setter
    def context(self, context):
        self._context = context
        self._sslobj.context = context

    @property
    def session(self):
        return None if self._sslobj is None else self._sslobj.session

    @session.setter
    def session(self, session):
        self._session = session
        if self._sslobj is not None:
            self._sslobj.session = session

    @property
    def session_reused(self):
        return None if self._sslobj is None else self._sslobj.session_reused

    def _checkClosed(self, msg=None):
        """For subclasses."""

    def _check_connected(self):
        if not self._connected:
            # Raises ENOTCONN, unless a connection was made meanwhile.
            self.getpeername()

    def _refuse_flags(self, method, flags):
        if flags:
            raise ValueError(f'non-zero flags not allowed in calls to {method}() on {type(self)}')

    def _refuse(self, method):
        return f'{method} not allowed on instances of {type(self)}'

    def dup(self):
        raise NotImplementedError(f"Can't dup() {type(self).__name__} instances")

    def read(self, len=1024, buffer=None):
        """Read up to len bytes and return them, nothing at the end; with a buffer, read into it and return how many."""
        self._checkClosed()
        if self._sslobj is None:
            raise ValueError('Read on closed or unwrapped SSL socket.')
        try:
            return self._sslobj.read(len) if buffer is None else self._sslobj.read(len, buffer)
        except SSLError as error:
            if error.args[0] != SSL_ERROR_EOF or not self.suppress_ragged_eofs:
                raise
            return b'' if buffer is None else 0

    def write(self, data):
        """Write bytes; return how many were sent."""
        self._checkClosed()
        if self._sslobj is None:
            raise ValueError('Write on closed or unwrapped SSL socket.')
        return self._sslobj.write(data)

    def getpeercert(self, binary_form=False):
        self._checkClosed()
        self._check_connected()
        return self._sslobj.getpeercert(binary_form)

    def selected_npn_protocol(self):
        self._checkClosed()
        warnings.warn('ssl NPN is deprecated, use ALPN instead', DeprecationWarning, 2)

    selected_alpn_protocol = _unless_plain('selected_alpn_protocol')
    cipher = _unless_plain('cipher')
    shared_ciphers = _unless_plain('shared_ciphers')
    compression = _unless_plain('compression')
    version = _unless_plain('version')

    def pending(self):
        self._checkClosed()
        return 0 if self._sslobj is None else self._sslobj.pending()

    def get_channel_binding(self, cb_type='tls-unique'):
        if self._sslobj is not None:
            return self._sslobj.get_channel_binding(cb_type)
        if cb_type not in CHANNEL_BINDING_TYPES:
            raise ValueError(f'{cb_type} channel binding type not implemented')

    def send(self, data, flags=0):
        self._checkClosed()
        if self._sslobj is None:
            return super().send(data, flags)
        self._refuse_flags('send', flags)
        return self._sslobj.write(data)

    def sendall(self, data, flags=0):
        self._checkClosed()
        if self._sslobj is None:
            return super().sendall(data, flags)
        self._refuse_flags('sendall', flags)
        with memoryview(data) as view, view.cast('B') as rest:
            sent = 0
            while sent < len(rest):
                sent += self.send(rest[sent:])

    def sendto(self, data, flags_or_addr, addr=None):
        self._checkClosed()
        if self._sslobj is not None:
            raise ValueError(self._refuse('sendto'))
        return super().sendto(data, flags_or_addr) if addr is None else super().sendto(data, flags_or_addr, addr)

    def sendfile(self, file, offset=0, count=None):
        """Send a file, with os.sendfile() only where there is no TLS; return how many bytes were sent."""
        if self._sslobj is None:
            return super().sendfile(file, offset, count)
        return self._sendfile_use_send(file, offset, count)

    # What these would send or receive is not encrypted.
    def sendmsg(self, *args, **kwargs):
        raise NotImplementedError(self._refuse('sendmsg'))

    def recvmsg(self, *args, **kwargs):
        raise NotImplementedError(self._refuse('recvmsg'))

    def recvmsg_into(self, *args, **kwargs):
        raise NotImplementedError(self._refuse('recvmsg_into'))

    def recv(self, buflen=1024, flags=0):
        self._checkClosed()
        if self._sslobj is None:
            return super().recv(buflen, flags)
        self._refuse_flags('recv', flags)
        return self.read(buflen)

    def recv_into(self, buffer, nbytes=None, flags=0):
        self._checkClosed()
        if nbytes is None:
            nbytes = 0
            if buffer is not None:
                with memoryview(buffer) as view:
                    nbytes = view.nbytes
            nbytes = nbytes or 1024
        if self._sslobj is None:
            return super().recv_into(buffer, nbytes, flags)
        self._refuse_flags('recv_into', flags)
        return self.read(nbytes, buffer)

    def recvfrom(self, buflen=1024, flags=0):
        self._checkClosed()
        if self._sslobj is not None:
            raise ValueError(self._refuse('recvfrom'))
        return super().recvfrom(buflen, flags)

    def recvfrom_into(self, buffer, nbytes=None, flags=0):
        self._checkClosed()
        if self._sslobj is not None:
            raise ValueError(self._refuse('recvfrom_into'))
        return super().recvfrom_into(buffer, nbytes, flags)

    def shutdown(self, how):
        self._checkClosed()
        self._sslobj = None
        super().shutdown(how)

    def unwrap(self):
        if not self._sslobj:
            raise ValueError(f'No SSL wrapper around {self}')
        plain = self._sslobj.shutdown()
        self._sslobj = None
        return plain

    def verify_client_post_handshake(self):
        if not self._sslobj:
            raise ValueError(f'No SSL wrapper around {self}')
        return self._sslobj.verify_client_post_handshake()

    def _real_close(self):
        self._sslobj = None
        super()._real_close()

    def do_handshake(self, block=False):
        self._check_connected()
        timeout = self.gettimeout()
        try:
            if block and timeout == 0.0:
                self.settimeout(None)
            self._sslobj.do_handshake()
        finally:
            self.settimeout(timeout)

    def _real_connect(self, address, connect):
        if self.server_side:
            raise ValueError("can't connect in server-side mode")
        if self._connected or self._sslobj is not None:
            raise ValueError('attempt to connect already-connected SSLSocket!')
        self._wrap()
        try:
            code = connect(address)
            if not code:
                self._connected = True
                if self.do_handshake_on_connect:
                    self.do_handshake()
            return code
        except (OSError, ValueError):
            self._sslobj = None
            raise

    def connect(self, addr):
        """Connect to an address and, where the socket was made so, do the handshake."""
        self._real_connect(addr, super().connect)

    def connect_ex(self, addr):
        """As connect(), but return an error number where the connection fails."""
        return self._real_connect(addr, super().connect_ex)

    def accept(self):
        """Wait for a connection: a socket that speaks TLS at the server's end, and the client's address."""
        sock, address = super().accept()
        wrapped = self.context.wrap_socket(
            sock, server_side=True, do_handshake_on_connect=self.do_handshake_on_connect,
            suppress_ragged_eofs=self.suppress_ragged_eofs)
        return wrapped, address


for _name in ('getpeercert', 'selected_npn_protocol', 'pending', 'get_channel_binding', 'unwrap',
              'verify_client_post_handshake', 'do_handshake'):
    getattr(SSLSocket, _name).__doc__ = getattr(SSLObject, _name).__doc__
del _name

SSLContext.sslsocket_class = SSLSocket
SSLContext.sslobject_class = SSLObject


def get_server_certificate(addr, ssl_version=PROTOCOL_TLS_CLIENT, ca_certs=None, timeout=_socket._GLOBAL_DEFAULT_TIMEOUT):
    """The certificate of the server at (host, port) as PEM text, verified where ca_certs names a file of authorities."""
    context = _create_stdlib_context(
        ssl_version, cert_reqs=CERT_NONE if ca_certs is None else CERT_REQUIRED, cafile=ca_certs)
    with create_connection(addr, timeout=timeout) as sock, context.wrap_socket(sock, server_hostname=addr[0]) as wrapped:
        return DER_cert_to_PEM_cert(wrapped.getpeercert(True))


def get_protocol_name(protocol_code):
    """The name of a PROTOCOL_ constant."""
    return _PROTOCOL_NAMES.get(protocol_code, '<unknown>')
