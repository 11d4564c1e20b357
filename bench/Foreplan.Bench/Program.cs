using Foreplan.Bench.Hostile;
using Foreplan.Bench.Mutations;

var root = new DirectoryInfo(AppContext.BaseDirectory);
while (!File.Exists(Path.Combine(root.FullName, "Foreplan.slnx")))
{
    root = root.Parent ?? throw new DirectoryNotFoundException("There is no Foreplan.slnx above the program.");
}

var options = args.Skip(1).Select(argument => argument.Split('=', 2)).ToDictionary(parts => parts[0], parts => parts.Length > 1 ? parts[1] : "", StringComparer.Ordinal);
switch (args.FirstOrDefault())
{
    case "mutations":
        return MutationsBench.Run(root.FullName, options);
    case "hostile":
        return HostileBench.Run(root.FullName);
    default:
        Console.Error.WriteLine("dotnet run -c Release --project bench/Foreplan.Bench -- mutations [--seed=1] [--each=4] [--plans=1000] [--all]");
        Console.Error.WriteLine("dotnet run -c Release --project bench/Foreplan.Bench -- hostile");
        return 2;
}
