using System.Runtime.CompilerServices;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Sre;

/// <summary>What <c>pattern.scanner(...)</c> gives.</summary>
[PyType("SRE_Scanner", Module = "_sre", Subclassable = false, NoInstantiation = true)]
internal sealed partial class PyScanner : PyObject
{
    private readonly Scan _scan;
    private bool _ended;
    private bool _executing;

    internal PyScanner(PyPattern pattern, Scan scan) : base(TypeObject)
    {
        Pattern = pattern;
        _scan = scan;
    }

    [PyMember("pattern")]
    internal readonly PyPattern Pattern;

    [PyMethod("match($self, /)\n--\n\nThe next match, right behind the one before.")]
    private Value Match(ThreadState ts) => Next(ts, MatchKind.Match);

    [PyMethod("search($self, /)\n--\n\nThe next match behind the one before.")]
    private Value Search(ThreadState ts) => Next(ts, MatchKind.Search);

    private Value Next(ThreadState ts, MatchKind kind)
    {
        if (_executing) return ts.Raise(PyType.ValueError, "regular expression scanner already executing");
        if (_ended) return Value.None;
        _executing = true;
        try
        {
            if (!_scan.Match(kind))
            {
                _ended = true;
                return Value.None;
            }
        }
        finally
        {
            _executing = false;
        }
        PyMatch match = _scan.ToMatch();
        _scan.Advance();
        return match;
    }
}

/// <summary>Goes through the matches.</summary>
[PyType("callable_iterator", Subclassable = false, NoInstantiation = true)]
internal sealed partial class PyMatchIterator : PyObject
{
    private Scan? _scan;

    internal PyMatchIterator(Scan scan) : base(TypeObject)
    {
        _scan = scan;
    }

    [Slot(Slot.TpIter)]
    [NoThrow]
    internal static Value Iterate(ThreadState ts, Value self) => self;

    [Slot(Slot.TpIternext)]
    private Value Next(ThreadState ts)
    {
        if (_scan is not { } scan) return default;
        if (!scan.Match(MatchKind.Search))
        {
            _scan = null;
            scan.Dispose();
            return default;
        }
        PyMatch match = scan.ToMatch();
        scan.Advance();
        return match;
    }
}
