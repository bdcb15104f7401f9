using Adder.Objects.NumberText;

namespace Adder.Runtime;

public sealed partial class Interpreter
{
    /// <summary><c>sys.get_int_max_str_digits()</c>; 0: no limit.</summary>
    internal int IntMaxStrDigits
    {
        get => _maxDigits ?? Config.IntMaxStrDigits;
        set => _maxDigits = value;
    }

    private int? _maxDigits;

    /// <summary>What the format code 'n' goes by; the locale module changes it.</summary>
    internal NumericLocale NumericLocale { get; set; } = NumericLocale.C;
}
