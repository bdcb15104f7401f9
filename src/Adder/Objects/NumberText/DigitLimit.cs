namespace Adder.Objects.NumberText;

/// <summary>Messages of the limit on decimal digits (sys.set_int_max_str_digits).</summary>
internal static class DigitLimit
{
    internal const int Default = 4300;

    internal static string ToTextMessage(int limit) =>
        $"Exceeds the limit ({limit} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit";

    internal static string FromTextMessage(int limit, int digits) =>
        $"Exceeds the limit ({limit} digits) for integer string conversion: value has {digits} digits; "
        + "use sys.set_int_max_str_digits() to increase the limit";
}
