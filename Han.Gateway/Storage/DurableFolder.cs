using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Han.Gateway.Storage;

/// <summary>Brings a folder's entries to disk, so that a rename outlives a power cut. Windows does so by itself; .NET opens no folders on Unix.</summary>
internal static class DurableFolder
{
    private const int ReadOnly = 0;

    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var handle = new SafeFileHandle(Open(folder, ReadOnly), ownsHandle: true);
        if (handle.IsInvalid)
        {
            throw new IOException($"{folder} cannot be opened (error {Marshal.GetLastPInvokeError()}).");
        }

        RandomAccess.FlushToDisk(handle);
    }

    /// <summary>Makes a folder with all above it, each of them on disk. One that is there may be left of a crash before that, so its entry is brought to disk again.</summary>
    public static void Create(string folder)
    {
        string parent = Path.GetDirectoryName(Path.GetFullPath(folder)) ?? folder;
        if (!Directory.Exists(parent))
        {
            Create(parent);
        }

        Directory.CreateDirectory(folder);
        Flush(parent);
    }

    // LibraryImport would need unsafe code, which this project does without.
    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
#pragma warning disable SYSLIB1054, CA2101 // The marshaller makes UTF-8 of it, which is what the system takes.
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);
#pragma warning restore SYSLIB1054, CA2101
}
