namespace Foreplan;

/// <summary>Golden files beside the tests; <c>FOREPLAN_ACCEPT=1</c> accepts what the tests gave.</summary>
internal static class Golden
{
    public static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "Foreplan.slnx")))
            {
                folder = folder.Parent ?? throw new DirectoryNotFoundException("There is no Foreplan.slnx above the test assembly.");
            }

            return folder.FullName;
        }
    }

    public static void Equal(string file, string actual)
    {
        var path = Path.Combine(Root, "tests", "Foreplan.Core.Tests", file);
        if (Environment.GetEnvironmentVariable("FOREPLAN_ACCEPT") == "1")
        {
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.Exists(path) ? File.ReadAllText(path) : "", actual);
    }
}
