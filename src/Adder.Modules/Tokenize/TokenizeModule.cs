using Adder.Objects.Clinic;

namespace Adder.Modules.Tokenize;

/// <summary>The <c>_tokenize</c> module, which the tokenize module is built on.</summary>
[PyModule("_tokenize")]
[PyModuleType(typeof(PyTokenizerIter))]
internal static partial class TokenizeModule;
