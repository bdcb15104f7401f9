using System.Runtime.CompilerServices;
using Adder.Bytecode;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Execution;

internal static unsafe partial class Specializer
{
    private const CallingConvention Kinds = CallingConvention.VarArgs | CallingConvention.FastCall | CallingConvention.NoArgs
        | CallingConvention.O | CallingConvention.Keywords;

    // _Py_Specialize_Call
    internal static void Call(ThreadState ts, Frame frame, Instruction* ip, ref Value bottom)
    {
        bool isMethod = !bottom.IsNull;
        Value callable = isMethod ? bottom : Unsafe.Add(ref bottom, 1);
        int count = ip->Arg + (isMethod ? 1 : 0);
        bool hasKeywords = ip[1].Arg != 0;
        Opcode form = callable.Ref switch
        {
            PyBuiltinFunction builtin => BuiltinForm(builtin, count, hasKeywords),
            PyFunction function => FunctionForm(ip, function, count, hasKeywords, bound: false),
            PyType type => TypeForm(ip, type, count, hasKeywords),
            PyMethodDescriptor descriptor => MethodDescriptorForm(ip, descriptor, count, hasKeywords),
            PyMethod { Function.Ref: PyFunction function } => FunctionForm(ip, function, count + 1, hasKeywords, bound: true),
            _ => 0,
        };
        if (form == 0)
        {
            Fail(ip, Opcode.Call);
            return;
        }
        Succeed(ip, form);
        if (ip->Arg == 1 && !hasKeywords && Unsafe.Add(ref bottom, 2).Ref is PyGenerator) Fusing.Consumption(frame.Code, ip, callable, isMethod);
    }

    // specialize_py_call
    private static Opcode FunctionForm(Instruction* ip, PyFunction function, int count, bool hasKeywords, bool bound)
    {
        if (hasKeywords || !IsSimple(function)) return 0;
        int parameters = function.Code.ArgCount, required = parameters - (function.Defaults?.Count ?? 0);
        if (count > parameters || count < required) return 0;
        ip[2].Arg = (int)function.Version;
        if (parameters == count) return bound ? Opcode.CallBoundMethodExactArgs : Opcode.CallPyExactArgs;
        return bound ? 0 : Opcode.CallPyWithDefaults;
    }

    // specialize_class_call
    private static Opcode TypeForm(Instruction* ip, PyType type, int count, bool hasKeywords)
    {
        if (type.TpNew == PyType.Object.TpNew || !type.IsImmutable) return 0;
        if (count == 1 && !hasKeywords && ip->Arg == 1)
        {
            if (ReferenceEquals(type, PyType.Str)) return Opcode.CallNoKwStr1;
            if (ReferenceEquals(type, PyType.Type)) return Opcode.CallNoKwType1;
            if (ReferenceEquals(type, PyType.Tuple)) return Opcode.CallNoKwTuple1;
        }
        if (!HasVectorcall(type)) return 0;
        ip[3].Arg = type.RootShapeId;
        return Opcode.CallBuiltinClass;
    }

    // The types whose tp_vectorcall CPython 3.12 fills.
    internal static bool HasVectorcall(PyType type) => type.Name is "bool" or "dict" or "enumerate" or "filter" or "float" or "frozenset"
        or "list" or "map" or "range" or "reversed" or "set" or "super" or "tuple" or "type";

    // specialize_c_call
    private static Opcode BuiltinForm(PyBuiltinFunction builtin, int count, bool hasKeywords)
    {
        switch (builtin.Def.Convention & Kinds)
        {
            case CallingConvention.O:
                if (hasKeywords || count != 1) return 0;
                return IsBuiltin(builtin, "len") ? Opcode.CallNoKwLen : Opcode.CallNoKwBuiltinO;
            case CallingConvention.FastCall:
                if (hasKeywords) return 0;
                return count == 2 && IsBuiltin(builtin, "isinstance") ? Opcode.CallNoKwIsinstance : Opcode.CallNoKwBuiltinFast;
            case CallingConvention.FastCall | CallingConvention.Keywords:
                return Opcode.CallBuiltinFastWithKeywords;
            default:
                return 0;
        }
    }

    private static bool IsBuiltin(PyBuiltinFunction builtin, string name) =>
        builtin.Def.Name == name && (builtin.Self.IsNull || builtin.Self.Ref is PyModule { NameOrNull: "builtins" });

    // specialize_method_descriptor
    private static Opcode MethodDescriptorForm(Instruction* ip, PyMethodDescriptor descriptor, int count, bool hasKeywords)
    {
        if (hasKeywords) return 0;
        switch (descriptor.Def.Convention & Kinds)
        {
            case CallingConvention.NoArgs:
                return count == 1 ? Opcode.CallNoKwMethodDescriptorNoargs : 0;
            case CallingConvention.O:
                if (count != 2) return 0;
                bool appends = ip->Arg == 1 && Fusing.Next(ip, 3) == Opcode.PopTop
                    && ReferenceEquals(descriptor.Owner, PyType.List) && descriptor.Name == "append";
                return appends ? Opcode.CallNoKwListAppend : Opcode.CallNoKwMethodDescriptorO;
            case CallingConvention.FastCall:
                return Opcode.CallNoKwMethodDescriptorFast;
            case CallingConvention.FastCall | CallingConvention.Keywords:
                return Opcode.CallMethodDescriptorFastWithKeywords;
            default:
                return 0;
        }
    }
}
