using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Modules.Channels;

/// <summary><c>ChannelError</c></summary>
[PyType("ChannelError", Module = "_xxinterpchannels", Base = typeof(RuntimeErrorType))]
internal static partial class ChannelErrorType;

/// <summary><c>ChannelNotFoundError</c></summary>
[PyType("ChannelNotFoundError", Module = "_xxinterpchannels", Base = typeof(ChannelErrorType))]
internal static partial class ChannelNotFoundErrorType;

/// <summary><c>ChannelClosedError</c></summary>
[PyType("ChannelClosedError", Module = "_xxinterpchannels", Base = typeof(ChannelErrorType))]
internal static partial class ChannelClosedErrorType;

/// <summary><c>ChannelEmptyError</c></summary>
[PyType("ChannelEmptyError", Module = "_xxinterpchannels", Base = typeof(ChannelErrorType))]
internal static partial class ChannelEmptyErrorType;

/// <summary><c>ChannelNotEmptyError</c></summary>
[PyType("ChannelNotEmptyError", Module = "_xxinterpchannels", Base = typeof(ChannelErrorType))]
internal static partial class ChannelNotEmptyErrorType;

/// <summary>The errors of channels, with CPython's messages. (handle_channel_error)</summary>
internal static class ChannelErrors
{
    internal static PythonException NotFound(long id) => Errors.Make(ChannelNotFoundErrorType.TypeObject, $"channel {id} not found");

    internal static PythonException Closed(long id) => Errors.Make(ChannelClosedErrorType.TypeObject, $"channel {id} is closed");

    internal static PythonException Empty(long id) => Errors.Make(ChannelEmptyErrorType.TypeObject, $"channel {id} is empty");

    internal static PythonException NotEmpty(long id) =>
        Errors.Make(ChannelNotEmptyErrorType.TypeObject, $"channel {id} may not be closed if not empty (try force=True)");
}
