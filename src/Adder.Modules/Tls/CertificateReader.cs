using System.Formats.Asn1;
using System.Globalization;
using System.Numerics;
using Adder.Objects;

namespace Adder.Modules.Tls;

/// <summary>Certificates as the dict that getpeercert() gives. (_decode_certificate)</summary>
internal static class CertificateReader
{
    private const string AlternativeNames = "2.5.29.17", AuthorityAccess = "1.3.6.1.5.5.7.1.1", RevocationPoints = "2.5.29.31";

    internal static PyDict Read(ReadOnlyMemory<byte> der)
    {
        AsnReader certificate = new AsnReader(der, AsnEncodingRules.DER).ReadSequence().ReadSequence();
        long version = 1;
        if (certificate.PeekTag().HasSameClassAndValue(Context(0))) version = (long)certificate.ReadSequence(Context(0)).ReadInteger() + 1;
        string serial = Hex(certificate.ReadInteger());
        certificate.ReadSequence();
        Value issuer = Name(certificate.ReadSequence());
        AsnReader validity = certificate.ReadSequence();
        string notBefore = Time(validity), notAfter = Time(validity);
        Value subject = Name(certificate.ReadSequence());
        certificate.ReadSequence();
        PyDict result = new();
        result.SetString("subject", subject);
        result.SetString("issuer", issuer);
        result.SetString("version", version);
        result.SetString("serialNumber", serial);
        result.SetString("notBefore", notBefore);
        result.SetString("notAfter", notAfter);
        ReadExtensions(certificate, result);
        return result;
    }

    private static Asn1Tag Context(int number) => new(TagClass.ContextSpecific, number, true);

    // i2a_ASN1_INTEGER
    private static string Hex(BigInteger number)
    {
        string digits = BigInteger.Abs(number).ToString("X", CultureInfo.InvariantCulture).TrimStart('0');
        if (digits.Length == 0) digits = "00";
        if (digits.Length % 2 != 0) digits = "0" + digits;
        return number.Sign < 0 ? "-" + digits : digits;
    }

    // ASN1_TIME_print
    private static string Time(AsnReader reader)
    {
        DateTimeOffset time = reader.PeekTag().TagValue == (int)UniversalTagNumber.UtcTime ? reader.ReadUtcTime() : reader.ReadGeneralizedTime();
        time = time.ToUniversalTime();
        return string.Create(CultureInfo.InvariantCulture, $"{time:MMM} {time.Day,2} {time:HH:mm:ss yyyy} GMT");
    }

    // _create_tuple_for_X509_NAME
    private static Value Name(AsnReader name)
    {
        var parts = new List<Value>();
        while (name.HasData)
        {
            AsnReader set = name.ReadSetOf();
            var pairs = new List<Value>();
            while (set.HasData)
            {
                AsnReader pair = set.ReadSequence();
                pairs.Add(new PyTuple(ObjectNames.Long(pair.ReadObjectIdentifier()), Text(pair)));
            }
            parts.Add(new PyTuple(pairs.ToArray()));
        }
        return new PyTuple(parts.ToArray());
    }

    private static Value Text(AsnReader reader)
    {
        UniversalTagNumber kind = (UniversalTagNumber)reader.PeekTag().TagValue;
        bool isText = kind is UniversalTagNumber.UTF8String or UniversalTagNumber.PrintableString or UniversalTagNumber.IA5String
            or UniversalTagNumber.BMPString or UniversalTagNumber.T61String or UniversalTagNumber.NumericString or UniversalTagNumber.VisibleString;
        if (isText) return reader.ReadCharacterString(kind);
        ReadOnlyMemory<byte> content = reader.PeekContentBytes();
        reader.ReadEncodedValue();
        return System.Text.Encoding.Latin1.GetString(content.Span);
    }

    private static void ReadExtensions(AsnReader certificate, PyDict result)
    {
        while (certificate.HasData && !certificate.PeekTag().HasSameClassAndValue(Context(3))) certificate.ReadEncodedValue();
        if (!certificate.HasData) return;
        AsnReader extensions = certificate.ReadSequence(Context(3)).ReadSequence();
        while (extensions.HasData)
        {
            AsnReader extension = extensions.ReadSequence();
            string identifier = extension.ReadObjectIdentifier();
            if (extension.PeekTag().HasSameClassAndValue(Asn1Tag.Boolean)) extension.ReadBoolean();
            AsnReader content = new(extension.ReadOctetString(), AsnEncodingRules.DER);
            if (identifier == AlternativeNames) result.SetString("subjectAltName", GeneralNames(content.ReadSequence()));
            else if (identifier == AuthorityAccess) ReadAccess(content.ReadSequence(), result);
            else if (identifier == RevocationPoints && Revocation(content.ReadSequence()) is { Count: > 0 } points)
            {
                result.SetString("crlDistributionPoints", points);
            }
        }
    }

    // _get_peer_alt_names
    private static PyTuple GeneralNames(AsnReader names)
    {
        var list = new List<Value>();
        while (names.HasData)
        {
            int kind = names.PeekTag().TagValue;
            Asn1Tag tag = new(TagClass.ContextSpecific, kind);
            switch (kind)
            {
                case 1: list.Add(new PyTuple("email", names.ReadCharacterString(UniversalTagNumber.IA5String, tag))); break;
                case 2: list.Add(new PyTuple("DNS", names.ReadCharacterString(UniversalTagNumber.IA5String, tag))); break;
                case 4: list.Add(new PyTuple("DirName", Name(names.ReadSequence(Context(4)).ReadSequence()))); break;
                case 6: list.Add(new PyTuple("URI", names.ReadCharacterString(UniversalTagNumber.IA5String, tag))); break;
                case 7: list.Add(new PyTuple("IP Address", Address(names.ReadOctetString(tag)))); break;
                case 8: list.Add(new PyTuple("Registered ID", ObjectNames.Long(names.ReadObjectIdentifier(tag)))); break;
                default:
                    names.ReadEncodedValue();
                    list.Add(new PyTuple(kind switch { 0 => "othername", 3 => "X400Name", _ => "EdiPartyName" }, "<unsupported>"));
                    break;
            }
        }
        return new PyTuple(list.ToArray());
    }

    private static string Address(byte[] bytes)
    {
        if (bytes.Length == 4) return $"{bytes[0]}.{bytes[1]}.{bytes[2]}.{bytes[3]}";
        if (bytes.Length != 16) return "<invalid>";
        var words = new string[8];
        for (int i = 0; i < 8; i++) words[i] = ((bytes[2 * i] << 8) | bytes[2 * i + 1]).ToString("X", CultureInfo.InvariantCulture);
        return string.Join(':', words);
    }

    // _get_aia_uri
    private static void ReadAccess(AsnReader descriptions, PyDict result)
    {
        var status = new List<Value>();
        var issuers = new List<Value>();
        while (descriptions.HasData)
        {
            AsnReader description = descriptions.ReadSequence();
            string method = description.ReadObjectIdentifier();
            if (description.PeekTag().TagValue != 6) continue;
            Value uri = description.ReadCharacterString(UniversalTagNumber.IA5String, new Asn1Tag(TagClass.ContextSpecific, 6));
            if (method == "1.3.6.1.5.5.7.48.1") status.Add(uri);
            else if (method == "1.3.6.1.5.5.7.48.2") issuers.Add(uri);
        }
        if (status.Count > 0) result.SetString("OCSP", new PyTuple(status.ToArray()));
        if (issuers.Count > 0) result.SetString("caIssuers", new PyTuple(issuers.ToArray()));
    }

    // _get_crl_dp
    private static PyTuple Revocation(AsnReader points)
    {
        var uris = new List<Value>();
        while (points.HasData)
        {
            AsnReader point = points.ReadSequence();
            if (!point.HasData || !point.PeekTag().HasSameClassAndValue(Context(0))) continue;
            AsnReader name = point.ReadSequence(Context(0));
            if (!name.PeekTag().HasSameClassAndValue(Context(0))) continue;
            AsnReader full = name.ReadSequence(Context(0));
            while (full.HasData)
            {
                if (full.PeekTag().TagValue == 6) uris.Add(full.ReadCharacterString(UniversalTagNumber.IA5String, new Asn1Tag(TagClass.ContextSpecific, 6)));
                else full.ReadEncodedValue();
            }
        }
        return new PyTuple(uris.ToArray());
    }
}
