using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Modules.Sys;

/// <summary>What coroutines note about their origin.</summary>
internal static partial class SysModule
{
    [PyFunction("set_coroutine_origin_tracking_depth($module, /, depth)\n--\n\nEnable or disable origin tracking for coroutine objects in this thread.\n\nCoroutine objects will track 'depth' frames of traceback information\nabout where they came from, available in their cr_origin attribute.\n\nSet a depth of 0 to disable.")]
    private static void SetCoroutineOriginTrackingDepth(ThreadState ts, int depth)
    {
        if (depth < 0) throw Errors.ValueError("depth must be >= 0");
        ts.CoroutineOriginDepth = depth;
    }

    [PyFunction("get_coroutine_origin_tracking_depth($module, /)\n--\n\nCheck status of origin tracking for coroutine objects in this thread.")]
    private static int GetCoroutineOriginTrackingDepth(ThreadState ts) => ts.CoroutineOriginDepth;
}
