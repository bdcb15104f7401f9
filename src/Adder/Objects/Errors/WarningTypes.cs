using Adder.Objects.Clinic;

namespace Adder.Objects;

// The warning categories.
[PyType("Warning", Property = "Warning", Base = typeof(ExceptionType), Doc = "Base class of warnings.")]
internal static partial class WarningType;

[PyType("BytesWarning", Property = "BytesWarning", Base = typeof(WarningType), Doc = "Suspicious use of bytes and buffers.")]
internal static partial class BytesWarningType;

[PyType("DeprecationWarning", Property = "DeprecationWarning", Base = typeof(WarningType), Doc = "A deprecated feature, for developers.")]
internal static partial class DeprecationWarningType;

[PyType("EncodingWarning", Property = "EncodingWarning", Base = typeof(WarningType), Doc = "The locale's encoding was used without being named.")]
internal static partial class EncodingWarningType;

[PyType("FutureWarning", Property = "FutureWarning", Base = typeof(WarningType), Doc = "A construct will change its meaning, for users.")]
internal static partial class FutureWarningType;

[PyType("ImportWarning", Property = "ImportWarning", Base = typeof(WarningType), Doc = "A probable mistake in an import.")]
internal static partial class ImportWarningType;

[PyType("PendingDeprecationWarning", Property = "PendingDeprecationWarning", Base = typeof(WarningType), Doc = "A feature that will be deprecated.")]
internal static partial class PendingDeprecationWarningType;

[PyType("ResourceWarning", Property = "ResourceWarning", Base = typeof(WarningType), Doc = "A resource was not released in time.")]
internal static partial class ResourceWarningType;

[PyType("RuntimeWarning", Property = "RuntimeWarning", Base = typeof(WarningType), Doc = "Dubious behaviour at run time.")]
internal static partial class RuntimeWarningType;

[PyType("SyntaxWarning", Property = "SyntaxWarning", Base = typeof(WarningType), Doc = "Dubious syntax.")]
internal static partial class SyntaxWarningType;

[PyType("UnicodeWarning", Property = "UnicodeWarning", Base = typeof(WarningType), Doc = "A problem with Unicode.")]
internal static partial class UnicodeWarningType;

[PyType("UserWarning", Property = "UserWarning", Base = typeof(WarningType), Doc = "A warning from a program.")]
internal static partial class UserWarningType;
