namespace Han.Gateway.Storage.Sqlite;

/// <summary>Keeps a second gateway out of a data directory: two would each deliver what the other has open. The system releases it with the process.</summary>
internal sealed class DirectoryLock : IDisposable
{
    private const string LockFile = "gateway.lock";

    private readonly FileStream _file;

    private DirectoryLock(FileStream file) => _file = file;

    /// <exception cref="ArgumentException">Another gateway runs on the directory.</exception>
    public static DirectoryLock Take(string directory)
    {
        Directory.CreateDirectory(directory);
        string path = Path.Combine(directory, LockFile);
        try
        {
            return new DirectoryLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e) when (File.Exists(path))
        {
            throw new ArgumentException($"--data: another gateway runs on the directory '{directory}'; stop it, or name another directory.", e);
        }
    }

    public void Dispose() => _file.Dispose();
}
