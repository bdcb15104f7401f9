using System.Runtime.InteropServices;

namespace Adder.Execution;

/// <summary>
/// Where the instructions of a module's code stand that a further interpreter runs: in pieces outside of the collected heap, where each would be
/// a pinned array of its own, for which the collector goes through the whole heap every few megabytes.
/// </summary>
internal sealed unsafe class InstructionMemory
{
    private const int PieceUnits = 512;

    private Piece? _piece;
    private int _used;
    private bool _hasBody;

    /// <summary>Room for so many units, not cleared, as long as its owner is referred to.</summary>
    internal Instruction* Take(int units, out object owner)
    {
        // The body runs once and may be gone soon: it has a piece to itself.
        bool alone = !_hasBody || units > PieceUnits / 2;
        _hasBody = true;
        if (alone)
        {
            Piece own = new(units);
            owner = own;
            return own.First;
        }
        if (_piece is null || _used + units > PieceUnits)
        {
            _piece = new Piece(PieceUnits);
            _used = 0;
        }
        owner = _piece;
        Instruction* first = _piece.First + _used;
        _used += units;
        return first;
    }

    // Found dead together with objects whose __del__ may run the code yet, it waits until it is found dead once more; see Deathbed. Nobody
    // who asks for a collection waits for that.
    private sealed class Piece(int units)
    {
        internal readonly Instruction* First = (Instruction*)NativeMemory.Alloc((nuint)units, (nuint)sizeof(Instruction));

        private bool _wasFound;

        ~Piece()
        {
            if (_wasFound)
            {
                NativeMemory.Free(First);
                return;
            }
            _wasFound = true;
            GC.ReRegisterForFinalize(this);
        }
    }
}
