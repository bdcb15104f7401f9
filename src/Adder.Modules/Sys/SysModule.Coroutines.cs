using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Modules.Sys;

/// <summary>What coroutines note about their origin.</summary>
internal static partial class SysModule
{
    [PyFunction("set_coroutine_origin_tracking_depth($module, /, depth)\n--\n\nHave coroutines note, in cr_origin, so many of the frames that they were made in; 0 for none.")]
    private static void SetCoroutineOriginTrackingDepth(ThreadState ts, int depth)
    {
        if (depth < 0) throw Errors.ValueError("depth must be >= 0");
        ts.CoroutineOriginDepth = depth;
    }

    [PyFunction("get_coroutine_origin_tracking_depth($module, /)\n--\n\nHow many frames coroutines note in cr_origin.")]
    private static int GetCoroutineOriginTrackingDepth(ThreadState ts) => ts.CoroutineOriginDepth;
}
