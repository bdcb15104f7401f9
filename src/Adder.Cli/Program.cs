using Adder.Cli;

return ProcessEnd.Now(MainThread.Run(args));
