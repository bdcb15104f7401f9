using Adder.Freeze;

if (args.Length != 3)
{
    Console.Error.WriteLine("usage: adder-freeze LIBRARY MODULES OUTPUT (MODULES: a file with a module per line)");
    return 2;
}
return Freezer.Run(args[0], File.ReadAllLines(args[1]), args[2]);
