using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Adder.Profile;

/// <summary>Copies the signature of a method from one assembly to another (ECMA-335, II.23.2): all but the tokens of types stays as it is.</summary>
internal sealed class SignatureCopy(Func<EntityHandle, EntityHandle> type)
{
    internal void CopyMethod(ref BlobReader from, BlobBuilder to)
    {
        byte header = from.ReadByte();
        to.WriteByte(header);
        if (new SignatureHeader(header).IsGeneric) CopyNumber(ref from, to);
        int parameters = CopyNumber(ref from, to);
        for (int i = 0; i <= parameters; i++) CopyType(ref from, to);
    }

    private void CopyType(ref BlobReader from, BlobBuilder to)
    {
        SignatureTypeCode code = (SignatureTypeCode)from.ReadByte();
        to.WriteByte((byte)code);
        switch (code)
        {
            case SignatureTypeCode.Pointer or SignatureTypeCode.ByReference or SignatureTypeCode.SZArray or SignatureTypeCode.Pinned:
                CopyType(ref from, to);
                break;
            case (SignatureTypeCode)SignatureTypeKind.Class or (SignatureTypeCode)SignatureTypeKind.ValueType:
                CopyToken(ref from, to);
                break;
            case SignatureTypeCode.RequiredModifier or SignatureTypeCode.OptionalModifier:
                CopyToken(ref from, to);
                CopyType(ref from, to);
                break;
            case SignatureTypeCode.GenericTypeParameter or SignatureTypeCode.GenericMethodParameter:
                CopyNumber(ref from, to);
                break;
            case SignatureTypeCode.GenericTypeInstance:
                CopyType(ref from, to);
                for (int left = CopyNumber(ref from, to); left > 0; left--) CopyType(ref from, to);
                break;
            case SignatureTypeCode.FunctionPointer:
                CopyMethod(ref from, to);
                break;
            case SignatureTypeCode.Array:
                CopyType(ref from, to);
                CopyShape(ref from, to);
                break;
        }
    }

    private static void CopyShape(ref BlobReader from, BlobBuilder to)
    {
        CopyNumber(ref from, to);
        for (int sizes = CopyNumber(ref from, to); sizes > 0; sizes--) CopyNumber(ref from, to);
        for (int bounds = CopyNumber(ref from, to); bounds > 0; bounds--) to.WriteCompressedSignedInteger(from.ReadCompressedSignedInteger());
    }

    private void CopyToken(ref BlobReader from, BlobBuilder to) => to.WriteCompressedInteger(CodedIndex.TypeDefOrRefOrSpec(type(from.ReadTypeHandle())));

    private static int CopyNumber(ref BlobReader from, BlobBuilder to)
    {
        int number = from.ReadCompressedInteger();
        to.WriteCompressedInteger(number);
        return number;
    }
}
