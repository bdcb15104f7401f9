using Adder.Profile;

if (args.Length < 3)
{
    Console.Error.WriteLine("usage: adder-profile COUNTS OUTPUT.mibc ASSEMBLY...  (COUNTS: what DOTNET_WritePGOData wrote)");
    return 2;
}
MethodIndex index = new(args[2..]);
ProfileImage image = new(index);
int left = 0;
foreach (MethodCounts counts in CountsFile.Read(args[0]))
{
    if (index.Find(counts) is { } method) image.Add(method, counts);
    else left++;
}
image.Write(args[1]);
Console.WriteLine($"{image.Methods} methods in {args[1]}; {left} left out: generic by themselves, not told apart, or of other assemblies");
return 0;
