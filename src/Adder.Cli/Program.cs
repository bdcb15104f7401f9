using Adder.Cli;
using Adder.Cli.Options;

CommandLine command = CommandLine.Read(CommandLineArguments.Read(args), Environment.GetEnvironmentVariable);
StandardStreams.Write(StandardStreams.Output, command.Output.ToString());
StandardStreams.Write(StandardStreams.Error, command.Errors.ToString());
if (command.ExitCode is { } code) return code;
StandardStreams.Write(StandardStreams.Error, "adder: not yet\n");
return 1;
