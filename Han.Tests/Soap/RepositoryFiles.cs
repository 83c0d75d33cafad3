namespace Han.Tests.Soap;

/// <summary>Finds files of the repository from the test binaries; paths of the build machine are not compiled in.</summary>
internal static class RepositoryFiles
{
    public static string Root { get; } = Find();

    public static string Test(params string[] parts) => Path.Combine([Root, "Han.Tests", .. parts]);

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SmartMeterTexas.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("The tests run outside the repository.");
    }
}
