using Adder.Objects;

namespace Adder.Protocols;

/// <summary>Whether a value is usable as a mapping. (PyMapping_Check)</summary>
internal static unsafe class MappingChecks
{
    internal static bool IsMapping(Value value) => value.Type.MpSubscript != null;
}
