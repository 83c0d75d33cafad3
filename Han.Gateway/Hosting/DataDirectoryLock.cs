namespace Han.Gateway.Hosting;

/// <summary>One gateway a data directory: two would both write its journal. The operating system gives the lock back when the process ends, however it ends.</summary>
internal sealed class DataDirectoryLock : IDisposable
{
    private const string FileName = "gateway.lock";

    private readonly FileStream _file;

    private DataDirectoryLock(FileStream file) => _file = file;

    /// <exception cref="IOException">Another gateway uses the directory.</exception>
    public static DataDirectoryLock Take(string directory)
    {
        Directory.CreateDirectory(directory);
        string path = Path.Combine(directory, FileName);
        try
        {
            return new DataDirectoryLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e) when (File.Exists(path))
        {
            throw new IOException($"Another gateway uses the data directory {Path.GetFullPath(directory)}; choose another one with --data.", e);
        }
    }

    public void Dispose() => _file.Dispose();
}
