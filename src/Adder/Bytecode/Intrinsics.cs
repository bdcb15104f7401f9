namespace Adder.Bytecode;

/// <summary>What CALL_INTRINSIC_1 can be asked to do.</summary>
public enum UnaryIntrinsic : byte
{
    Invalid, Print, ImportStar, StopIterationError, AsyncGenWrap, UnaryPositive, ListToTuple, TypeVar, ParamSpec, TypeVarTuple,
    SubscriptGeneric, TypeAlias,
}

/// <summary>What CALL_INTRINSIC_2 can be asked to do.</summary>
public enum BinaryIntrinsic : byte
{
    Invalid, PrepReraiseStar, TypeVarWithBound, TypeVarWithConstraints, SetFunctionTypeParams,
}
