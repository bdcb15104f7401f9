"""What the ssl module does with certificates as text: names, times and the PEM form."""

import base64
import socket

from _ssl import SSLCertVerificationError as CertificateError


def _dnsname_match(dn, hostname):
    """Whether a name in a certificate stands for the host; a wildcard may only be the whole first label. (RFC 6125)"""
    if not dn:
        return False
    first, dot, rest = dn.partition('.')
    wildcards = dn.count('*')
    if wildcards == 0:
        return dn.lower() == hostname.lower()
    if wildcards > 1:
        raise CertificateError(f'too many wildcards in certificate DNS name: {dn!r}.')
    if '*' in rest:
        raise CertificateError(f'wildcard can only be present in the leftmost label: {dn!r}.')
    if not dot:
        raise CertificateError(f'sole wildcard without additional labels are not support: {dn!r}.')
    if first != '*':
        raise CertificateError(f'partial wildcards in leftmost label are not supported: {dn!r}.')
    host_first, dot, host_rest = hostname.partition('.')
    return bool(host_first and dot) and host_rest.lower() == rest.lower()


def _inet_paton(ipname):
    """The bytes of an IPv4 address in full notation or of an IPv6 address."""
    try:
        packed = socket.inet_aton(ipname)
    except OSError:
        pass
    else:
        # inet_aton takes '1' and trailing text too.
        if socket.inet_ntoa(packed) != ipname:
            raise ValueError(f'{ipname!r} is not a quad-dotted IPv4 address.')
        return packed
    try:
        return socket.inet_pton(socket.AF_INET6, ipname)
    except OSError:
        raise ValueError(f'{ipname!r} is neither an IPv4 nor an IP6 address.')


def _ipaddress_match(cert_ipaddress, host_ip):
    """Whether an address in a certificate is the host's."""
    return _inet_paton(cert_ipaddress.rstrip()) == host_ip


def cert_time_to_seconds(cert_time):
    """Seconds since the epoch of a certificate's notBefore or notAfter, such as 'Jan  5 09:34:43 2018 GMT'."""
    from calendar import timegm
    from time import strptime

    # Not %b, whose names depend on the locale.
    format = ' %d %H:%M:%S %Y GMT'
    names = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split()
    name = cert_time[:3].title()
    if name not in names:
        raise ValueError(f'time data {cert_time!r} does not match format "%b{format}"')
    parsed = strptime(cert_time[3:], format)
    return timegm((parsed[0], names.index(name) + 1) + parsed[2:6])


PEM_HEADER = '-----BEGIN CERTIFICATE-----'
PEM_FOOTER = '-----END CERTIFICATE-----'


def DER_cert_to_PEM_cert(der_cert_bytes):
    """A certificate's bytes as PEM text."""
    text = base64.standard_b64encode(der_cert_bytes).decode('ascii')
    lines = [text[start:start + 64] for start in range(0, len(text), 64)]
    return '\n'.join([PEM_HEADER, *lines, PEM_FOOTER, ''])


def PEM_cert_to_DER_cert(pem_cert_string):
    """The bytes of a certificate in PEM text."""
    if not pem_cert_string.startswith(PEM_HEADER):
        raise ValueError(f'Invalid PEM encoding; must start with {PEM_HEADER}')
    text = pem_cert_string.strip()
    if not text.endswith(PEM_FOOTER):
        raise ValueError(f'Invalid PEM encoding; must end with {PEM_FOOTER}')
    return base64.decodebytes(text[len(PEM_HEADER):-len(PEM_FOOTER)].encode('ascii'))
