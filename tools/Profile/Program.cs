using Adder.Profile;

if (args.Length < 4)
{
    Console.Error.WriteLine("usage: adder-profile COUNTS METHODS OUTPUT.mibc ASSEMBLY...");
    Console.Error.WriteLine("COUNTS: what DOTNET_WritePGOData wrote. METHODS: names of methods to be compiled in any case.");
    return 2;
}
MethodIndex index = new(args[3..]);
ProfileImage image = new(index);
int left = 0;
foreach (MethodCounts counts in CountsFile.Read(args[0]))
{
    if (index.Find(counts) is { } method) image.Add(method, counts);
    else left++;
}
foreach (string name in File.ReadLines(args[1]))
{
    if (name.StartsWith('#')) continue;
    foreach (ProfiledMethod method in index.FindAll(name)) image.Add(method);
}
image.Write(args[2]);
Console.WriteLine($"{image.Methods} methods in {args[2]}; {left} left out: generic by themselves, not told apart, or of other assemblies");
return 0;
