using Adder.Execution;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>Where a coroutine was made, for <c>cr_origin</c>. (compute_cr_origin)</summary>
internal static class CoroutineOrigin
{
    /// <summary>Up to so many (file name, line, function name), the caller first.</summary>
    internal static Value Of(Frame? caller, int depth)
    {
        List<Value> places = [];
        for (Frame? frame = caller; frame is not null && (frame.Role & FrameRole.Root) == 0 && places.Count < depth; frame = frame.Previous)
        {
            Bytecode.CodeObject code = frame.Code.Source;
            places.Add(new PyTuple(code.FileName, CodeLocations.LineAt(code, frame.Offset), code.Name));
        }
        return new PyTuple(places.ToArray());
    }
}
