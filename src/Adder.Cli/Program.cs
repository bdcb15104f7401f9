Console.Error.WriteLine("adder: not yet");
return 1;
