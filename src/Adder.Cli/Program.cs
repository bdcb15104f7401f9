using Adder.Cli;
using Adder.Cli.Options;
using Adder.Hosting;

CommandLine command = CommandLine.Read(CommandLineArguments.Read(args), Environment.GetEnvironmentVariable);
SystemStreams.WriteToDescriptor(1, command.Output.ToString());
SystemStreams.WriteToDescriptor(2, command.Errors.ToString());
return ProcessEnd.Now(command.ExitCode ?? MainThread.Run(command.Config));
