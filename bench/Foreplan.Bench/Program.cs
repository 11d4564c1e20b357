using Foreplan.Bench.Hostile;
using Foreplan.Bench.Mutations;
using Foreplan.Bench.Speed;
using Foreplan.Bench.Worktrees;

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
    case "worktree":
        return WorktreeBench.Run(options);
    case "records":
        return RecordBench.Run();
    default:
        Console.Error.WriteLine("dotnet run -c Release --project bench/Foreplan.Bench -- mutations [--seed=1] [--each=4] [--plans=1000] [--all]");
        Console.Error.WriteLine("dotnet run -c Release --project bench/Foreplan.Bench -- hostile");
        Console.Error.WriteLine("dotnet run -c Release --project bench/Foreplan.Bench -- worktree [--files=5000] [--rounds=10]");
        Console.Error.WriteLine("dotnet run -c Release --project bench/Foreplan.Bench -- records");
        return 2;
}
