namespace Foreplan.Bench;

internal static class Repository
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
}
