using Adder.Objects.Clinic;

namespace Adder.Modules.TestInternals;

/// <summary><c>_testcapi</c>: what tests reach through CPython's C API.</summary>
[PyModule("_testcapi")]
internal static partial class TestCapiModule;
