using System.Text;

namespace DeviceEmulator.Certificates;

/// <summary>Writes files that hold keys: whole or not at all, readable by their owner alone from the first moment, never over another file unasked.</summary>
internal static class SecretFile
{
    private const UnixFileMode OwnerAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Everybody = OwnerAlone | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    public static void Write(string path, string text, bool overwrite) => Write(path, text, overwrite, OwnerAlone);

    /// <summary>The same for what is no secret.</summary>
    public static void WritePublic(string path, string text, bool overwrite) => Write(path, text, overwrite, Everybody);

    /// <exception cref="IOException">Something of this name is there.</exception>
    public static void RefuseExisting(string path)
    {
        if (Path.Exists(path))
        {
            throw new IOException($"{path} is there already; --force replaces it.");
        }
    }

    private static void Write(string path, string text, bool overwrite, UnixFileMode mode)
    {
        if (!overwrite)
        {
            RefuseExisting(path);
        }

        string whole = Path.GetFullPath(path);
        string temporary = $"{whole}.{Guid.NewGuid():N}.tmp";
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = mode;
        }

        try
        {
            using (FileStream file = new(temporary, options))
            {
                file.Write(Encoding.ASCII.GetBytes(text));
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, whole, overwrite);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
