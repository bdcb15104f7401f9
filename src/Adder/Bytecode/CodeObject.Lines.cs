using Adder.Objects;
using Adder.Objects.Clinic;

namespace Adder.Bytecode;

public sealed partial class CodeObject
{
    [PyMethod("co_lines($self, /)\n--\n\n")]
    private Value Lines() => new LineIterator(this);

    [PyMethod("co_positions($self, /)\n--\n\n")]
    private Value Positions() => new PositionsIterator(this);

    [PyMethod("""
        _varname_from_oparg($self, /, oparg)
        --

        (internal-only) Return the local variable name for the given oparg.

        WARNING: this method is for internal use only and may change or go away.
        """)]
    private Value VarnameFromOparg(int oparg) => oparg >= 0 && oparg < LocalsPlusNames.Length
        ? LocalsPlusNames[oparg]
        : throw Errors.IndexError("tuple index out of range");
}
