using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Posix;

/// <summary>The file_actions of posix_spawn. (parse_file_actions)</summary>
internal static class SpawnFileActions
{
    internal const int Open = 0, Close = 1, Duplicate = 2;

    internal static void AddTo(ThreadState ts, ProgramStart start, Value actions)
    {
        foreach (Value action in Sequences.Fast(ts, actions, "file_actions must be a sequence or None").ToArray())
        {
            if (action.Ref is not PyTuple { Count: > 0 } tuple) throw Errors.TypeError("Each file_actions element must be a non-empty tuple");
            switch (Number(ts, tuple[0]))
            {
                case Open:
                    if (tuple.Count != 5) throw Errors.TypeError("A open file_action tuple must have 5 elements");
                    start.Open(Number(ts, tuple[1]), PathArgument.ToBytes(ts, tuple[2]), Number(ts, tuple[3]), (uint)Number(ts, tuple[4]));
                    break;
                case Close:
                    if (tuple.Count != 2) throw Errors.TypeError("A close file_action tuple must have 2 elements");
                    start.Close(Number(ts, tuple[1]));
                    break;
                case Duplicate:
                    if (tuple.Count != 3) throw Errors.TypeError("A dup2 file_action tuple must have 3 elements");
                    start.Duplicate(Number(ts, tuple[1]), Number(ts, tuple[2]));
                    break;
                default:
                    throw Errors.TypeError("Unknown file_actions identifier");
            }
            if (start.Error != 0) throw SystemErrors.Of(ts, start.Error);
        }
    }

    private static int Number(ThreadState ts, Value value)
    {
        long number = Indexing.ToSsize(ts, value, PyType.OverflowError).OrThrow(ts);
        return number is < int.MinValue or > int.MaxValue ? throw Errors.OverflowError("Python int too large to convert to C int") : (int)number;
    }
}
