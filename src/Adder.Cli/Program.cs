using Adder.Cli;
using Adder.Cli.Options;

CommandLine command = CommandLine.Read(CommandLineArguments.Read(args), Environment.GetEnvironmentVariable);
StandardStreams.Write(StandardStreams.Output, command.Output.ToString());
StandardStreams.Write(StandardStreams.Error, command.Errors.ToString());
return command.ExitCode ?? MainThread.Run(command.Config);
