using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Modules.Queues;

/// <summary><c>_queue.Empty</c></summary>
[PyType("Empty", Module = "_queue", Base = typeof(ExceptionType), Doc = "There was nothing in the queue.")]
internal static partial class EmptyType;

/// <summary>The <c>_queue</c> module.</summary>
[PyModule("_queue", Doc = "The queue that the queue module builds on; use that one.")]
[PyModuleType(typeof(EmptyType))]
[PyModuleType(typeof(PySimpleQueue))]
internal static partial class QueueModule;
