using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Ctypes;

/// <summary>Parameters with names, defaults and directions: what a call passes, and what it gives back. (_build_callargs, _build_result)</summary>
internal ref struct ParameterFlags(PyTuple? flags, PyTuple? types)
{
    private const long In = 1, Out = 2, Locale = 4, Known = In | Out | Locale;

    private readonly bool _isActive = flags is not null && types is { Count: > 0 };
    private uint _outMask, _inOutMask;
    private int _results, _taken;

    // _validate_paramflags
    internal static PyTuple? Validated(ThreadState ts, Signature signature, Value flags)
    {
        if (flags.IsNull || flags.IsNone || signature.ArgumentTypes is not { } types) return flags.Ref as PyTuple;
        if (flags.Ref is not PyTuple tuple) throw Errors.TypeError("paramflags must be a tuple or None");
        if (tuple.Count != types.Count) throw Errors.ValueError("paramflags must have the same length as argtypes");
        for (int i = 0; i < tuple.Count; i++)
        {
            bool isRight = tuple[i].Ref is PyTuple { Count: >= 1 and <= 3 } item && item[0].IsInt && (item.Count < 2 || item[1].IsNone || item[1].Ref is PyStr);
            if (!isRight) throw Errors.TypeError("paramflags must be a sequence of (int [,string [,value]]) tuples");
            long flag = ((PyTuple)tuple[i].Ref)[0].Bits;
            if ((flag & Known) == Out) CheckOut(types[i], i + 1);
            else if ((flag & Known) is not (0 or In or (In | Locale) or (In | Out))) throw Errors.TypeError($"paramflag value {flag} not supported");
        }
        return tuple;
    }

    // _check_outarg_type
    private static void CheckOut(Value type, int index)
    {
        CType? layout = CType.Of(type);
        if (layout is { Kind: CTypeKind.Pointer or CTypeKind.Array } || layout?.Code?.Letter is 'P' or 'z' or 'Z') return;
        throw Errors.TypeError($"'out' parameter {index} must be a pointer type, not {(type.Ref is PyType named ? named.Name : type.Type.Name)}");
    }

    internal ReadOnlySpan<Value> Arguments(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        int positional = args.Length - (kwnames?.Count ?? 0);
        if (!_isActive) return args[..positional];
        Value[] all = new Value[types!.Count];
        for (int i = 0; i < all.Length; i++)
        {
            PyTuple item = (PyTuple)flags![i].Ref;
            long flag = item[0].Bits;
            Value name = item.Count > 1 ? item[1] : default, otherwise = item.Count > 2 ? item[2] : default;
            if ((flag & Out) != 0)
            {
                _outMask |= 1u << i;
                if ((flag & In) != 0) _inOutMask |= 1u << i;
                _results++;
            }
            all[i] = (flag & Known) switch
            {
                In | Locale => otherwise.IsNull ? 0 : otherwise,
                Out => otherwise.IsNull ? Filled(ts, types[i]) : otherwise,
                _ => Taken(name, otherwise, args, positional, kwnames),
            };
        }
        return _taken == args.Length ? all : throw Errors.TypeError($"call takes exactly {_taken} arguments ({args.Length} given)");
    }

    // What the function is to fill.
    private static Value Filled(ThreadState ts, Value type)
    {
        CType layout = CType.Of(type)!;
        if (layout.Kind == CTypeKind.Simple) throw Errors.TypeError($"{((PyType)type.Ref).Name} 'out' parameter must be passed as default value");
        return Calls.Call(ts, layout.Kind == CTypeKind.Array ? type : layout.Element).OrThrow(ts);
    }

    // _get_arg
    private Value Taken(Value name, Value otherwise, ReadOnlySpan<Value> args, int positional, PyTuple? kwnames)
    {
        if (_taken < positional) return args[_taken++];
        for (int i = 0; name.Ref is PyStr wanted && kwnames is not null && i < kwnames.Count; i++)
        {
            if (((PyStr)kwnames[i].Ref).ToString() != wanted.ToString()) continue;
            _taken++;
            return args[positional + i];
        }
        if (!otherwise.IsNull) return otherwise;
        throw Errors.TypeError(name.Ref is PyStr text ? $"required argument '{text}' missing" : "not enough arguments");
    }

    internal readonly Value Result(ThreadState ts, Value result, ReadOnlySpan<Value> arguments)
    {
        if (!_isActive || _results == 0) return result;
        List<Value> results = [];
        for (int i = 0; i < arguments.Length && i < 32; i++)
        {
            uint bit = 1u << i;
            if ((_inOutMask & bit) != 0) results.Add(arguments[i]);
            else if ((_outMask & bit) != 0) results.Add(Calls.Method(ts, arguments[i], "__ctypes_from_outparam__").OrThrow(ts));
        }
        return results.Count == 1 ? results[0] : new PyTuple([.. results]);
    }
}
