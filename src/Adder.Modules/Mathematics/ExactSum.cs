namespace Adder.Modules.Mathematics;

/// <summary>How an exact sum ended.</summary>
internal enum SumOutcome
{
    Ok,
    IntermediateOverflow,
    InfinitiesCancel,
}

/// <summary>A sum of doubles without loss: partial sums that do not overlap (Shewchuk), rounded once at the end.</summary>
internal sealed class ExactSum
{
    private readonly List<double> _partials = [];
    private double _special;
    private double _infinities;
    private bool _hasSpecial;

    /// <summary>False when an intermediate sum overflows.</summary>
    internal bool Add(double x)
    {
        double original = x;
        int kept = 0;
        for (int j = 0; j < _partials.Count; j++)
        {
            double y = _partials[j];
            if (Math.Abs(x) < Math.Abs(y)) (x, y) = (y, x);
            double high = x + y;
            double low = y - (high - x);
            if (low != 0) _partials[kept++] = low;
            x = high;
        }
        _partials.RemoveRange(kept, _partials.Count - kept);
        if (x == 0) return true;
        if (double.IsFinite(x))
        {
            _partials.Add(x);
            return true;
        }
        if (double.IsFinite(original)) return false;
        if (double.IsInfinity(original)) _infinities += original;
        _special += original;
        _hasSpecial = true;
        _partials.Clear();
        return true;
    }

    internal SumOutcome Total(out double total)
    {
        total = _special;
        if (_hasSpecial) return double.IsNaN(_infinities) ? SumOutcome.InfinitiesCancel : SumOutcome.Ok;
        total = 0;
        int n = _partials.Count;
        if (n == 0) return SumOutcome.Ok;
        double high = _partials[--n];
        double low = 0;
        while (n > 0)
        {
            double x = high;
            double y = _partials[--n];
            high = x + y;
            low = y - (high - x);
            if (low != 0) break;
        }
        // Half-way cases round by what lies below.
        if (n > 0 && ((low < 0 && _partials[n - 1] < 0) || (low > 0 && _partials[n - 1] > 0)))
        {
            double y = low * 2;
            double x = high + y;
            if (y == x - high) high = x;
        }
        total = high;
        return SumOutcome.Ok;
    }
}
