using System.Globalization;
using System.Text;
using DeviceEmulator.Node;
using Sep.Codec.Security;
using Sep.Codec.Types;

namespace DeviceEmulator.Air;

/// <summary>
/// The keys of a capture as a table of Wireshark's, zigbee_pc_keys, in a folder of its own: with WIRESHARK_CONFIG_DIR naming that folder, Wireshark and
/// tshark open the capture decrypted. It hears the keys of emulated nodes that have it as their observer. Each key goes to the operating system at once.
/// Whoever has this file reads everything: it is its owner's alone.
/// </summary>
public sealed class WiresharkKeys : IKeyObserver, IDisposable
{
    private const string FileName = "zigbee_pc_keys";

    private readonly FileStream _file;
    private readonly HashSet<AesKey> _known = [];

    private WiresharkKeys(FileStream file) => _file = file;

    /// <summary>The folder beside a capture: home.wireshark beside home.pcapng.</summary>
    public static string FolderOf(string capturePath) => Path.ChangeExtension(capturePath, ".wireshark");

    /// <summary>Begins the table of a capture; an older one of the same capture is gone.</summary>
    /// <exception cref="IOException">The file cannot be written; <see cref="UnauthorizedAccessException"/> likewise.</exception>
    public static WiresharkKeys CreateBeside(string capturePath)
    {
        string folder = Directory.CreateDirectory(FolderOf(capturePath)).FullName;
        string path = Path.Combine(folder, FileName);

        // The mode of a file counts when it is made.
        File.Delete(path);
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.Read, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new WiresharkKeys(new FileStream(path, options));
    }

    /// <summary>One line of the table: the value of tshark's option uat:zigbee_pc_keys.</summary>
    /// <param name="key">A network key, a link key, or the link key of an installation code.</param>
    /// <param name="label">What Wireshark calls it; quotes, backslashes and control characters become spaces.</param>
    public static string Line(in AesKey key, string label)
    {
        StringBuilder name = new(label);
        for (int i = 0; i < name.Length; i++)
        {
            name[i] = char.IsControl(name[i]) || name[i] is '"' or '\\' ? ' ' : name[i];
        }

        return $"\"{Convert.ToHexString(key)}\",\"Normal\",\"{name}\"";
    }

    /// <summary>Adds a key, once.</summary>
    public void Add(in AesKey key, string label)
    {
        if (_known.Add(key))
        {
            _file.Write(Encoding.UTF8.GetBytes(Line(key, label) + "\n"));
        }
    }

    public void OnNetworkKey(Eui64 node, in AesKey key, byte sequence) => Add(key, string.Create(CultureInfo.InvariantCulture, $"network key {sequence}"));

    public void OnLinkKey(Eui64 node, Eui64 partner, in AesKey key) => Add(key, $"link key {node} {partner}");

    public void Dispose() => _file.Dispose();
}
