using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Objects.Codecs;

namespace Adder.Modules.CodecFunctions;

/// <summary><c>EncodingMap</c>: a table of characters turned round.</summary>
[PyType("EncodingMap", Subclassable = false, NoInstantiation = true)]
internal sealed partial class PyEncodingMap : PyObject
{
    internal PyEncodingMap(CharmapPages pages) : base(TypeObject)
    {
        Pages = pages;
    }

    internal CharmapPages Pages { get; }

    [PyMethod("size($self, /)\n--\n\nReturn the size (in bytes) of this object.")]
    private long Size() => 16 + 32 + 16L * Pages.PageCount;
}
