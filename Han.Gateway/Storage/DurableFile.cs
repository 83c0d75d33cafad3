namespace Han.Gateway.Storage;

/// <summary>Files that are there whole or not at all, also after a power cut.</summary>
internal static class DurableFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes a file in place of one that may be there.</summary>
    /// <param name="secret">Never readable by others than the owner, not even while it is written.</param>
    public static void Write(string file, ReadOnlySpan<byte> content, bool secret)
    {
        string temporary = $"{file}.{Guid.NewGuid():N}.tmp";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (secret && !OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var stream = new FileStream(temporary, options))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, file, overwrite: true);
        DurableFolder.Flush(Path.GetDirectoryName(Path.GetFullPath(file))!);
    }

    /// <summary>Brings every file of a folder to disk, and the folder: for files that others have written.</summary>
    public static void FlushAll(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(folder))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            stream.Flush(flushToDisk: true);
        }

        DurableFolder.Flush(folder);
    }
}
