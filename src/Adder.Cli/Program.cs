using Adder.Cli;

return ProcessEnd.Now(new MainThread(args).Run());
