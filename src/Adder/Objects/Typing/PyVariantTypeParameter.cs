using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>The variance of a TypeVar or ParamSpec.</summary>
internal readonly record struct Variance(bool Covariant, bool Contravariant, bool Inferred)
{
    internal static Variance Checked(bool covariant, bool contravariant, bool inferred)
    {
        if (covariant && contravariant) throw Errors.ValueError("Bivariant types are not supported.");
        if (inferred && (covariant || contravariant)) throw Errors.ValueError("Variance cannot be specified with infer_variance.");
        return new Variance(covariant, contravariant, inferred);
    }

    internal string Mark => Inferred ? "" : Covariant ? "+" : Contravariant ? "-" : "~";
}

/// <summary>What TypeVar and ParamSpec share: variance and <c>|</c>.</summary>
public abstract class PyVariantTypeParameter : PyTypeParameter
{
    private readonly Variance _variance;

    private protected PyVariantTypeParameter(PyType type, PyStr name, Variance variance, Value module) : base(type, name, module)
    {
        _variance = variance;
    }

    [PyMember("__covariant__")]
    internal Value CovariantMember => _variance.Covariant;

    [PyMember("__contravariant__")]
    internal Value ContravariantMember => _variance.Contravariant;

    [PyMember("__infer_variance__")]
    internal Value InferVarianceMember => _variance.Inferred;

    [Slot(Slot.TpRepr)]
    internal string ReprOf() => _variance.Mark + Name;

    [Slot(Slot.NbOr)]
    internal static Value Or(ThreadState ts, Value left, Value right) => TypingLibrary.Call(ts, "_make_union", left, right);
}
