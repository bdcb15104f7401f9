using Adder.Objects;

namespace Adder.Tests.Objects;

public sealed class ObjectSizeTests
{
    [Theory]
    [InlineData(2, 40)]
    [InlineData(7, 40)]
    [InlineData(8, 56)]
    [InlineData(15, 56)]
    [InlineData(23, 64)]
    [InlineData(31, 72)]
    public void Short_strings_hold_their_characters(int length, int bytes)
    {
        byte[] text = new byte[length];
        Assert.Equal(bytes, BytesOf(() => PyStr.FromLatin1(text)));
    }

    [Theory]
    [InlineData(1, 56)]
    [InlineData(2, 72)]
    [InlineData(3, 88)]
    [InlineData(4, 104)]
    public void Short_tuples_hold_their_items(int count, int bytes)
    {
        Value[] items = new Value[count];
        Assert.Equal(bytes, BytesOf(() => PyTuple.From(items)));
    }

    private static long BytesOf(Func<PyObject> make)
    {
        _ = make();
        long before = GC.GetAllocatedBytesForCurrentThread();
        PyObject made = make();
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        GC.KeepAlive(made);
        return bytes;
    }
}
