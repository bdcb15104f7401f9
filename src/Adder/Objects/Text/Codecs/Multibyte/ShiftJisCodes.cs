namespace Adder.Objects.Codecs.Multibyte;

/// <summary>Shift JIS codes as numbers without gaps: 188 to a lead byte.</summary>
internal static class ShiftJisCodes
{
    private const int PerLead = 188;

    internal static int Index(int code)
    {
        int trail = (code & 0xFF) - 0x40;
        return (code >> 8) * PerLead + (trail > 0x3F ? trail - 1 : trail);
    }

    internal static int Code(int index)
    {
        int trail = index % PerLead;
        return (index / PerLead << 8) + 0x40 + (trail >= 0x3F ? trail + 1 : trail);
    }

    /// <summary>The EUC (or, without high bits, ISO 2022) code of a Shift JIS code.</summary>
    internal static int ToEuc(int code)
    {
        int lead = code >> 8;
        lead = (lead < 0xE0 ? lead - 0x81 : lead - 0xC1) * PerLead;
        int cell = lead + Index(code & 0xFF);
        return (cell / 94 + 0xA1) << 8 | (cell % 94 + 0xA1);
    }

    internal static int FromEuc(int code)
    {
        int cell = ((code >> 8) - 0xA1) * 94 + (code & 0xFF) - 0xA1;
        int lead = cell / PerLead + 0x81;
        int trail = Code(cell % PerLead) & 0xFF;
        return (lead < 0xA0 ? lead : lead + 0x40) << 8 | trail;
    }
}
