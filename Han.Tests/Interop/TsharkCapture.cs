using System.Diagnostics;
using System.Xml.Linq;
using Sep.Codec.Zcl;

namespace Han.Tests.Interop;

/// <summary>
/// Puts ZCL frames between IEEE 802.15.4, ZigBee network and application headers into a capture file and has tshark take them apart. The oracle
/// for the bytes we send: it shares no code with us.
/// </summary>
internal sealed class TsharkCapture : IDisposable
{
    /// <summary>Octets before the ZCL frame: 9 MAC, 8 network, 8 application support.</summary>
    public const int HeaderSize = 25;

    private const int LinkTypeIeee802154WithoutFcs = 230;

    private readonly MemoryStream _file = new();
    private byte _sequence;

    public TsharkCapture()
    {
        BinaryWriter writer = new(_file);
        writer.Write(0xA1B2C3D4);
        writer.Write((ushort)2);
        writer.Write((ushort)4);
        writer.Write(0L);
        writer.Write(65535);
        writer.Write(LinkTypeIeee802154WithoutFcs);
    }

    public static bool IsInstalled { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "tshark")) || File.Exists(Path.Combine(folder, "tshark.exe")));

    /// <summary>Skips the test where tshark is not installed; under CI it fails.</summary>
    public static void Require()
    {
        Skip.If(!IsInstalled && Environment.GetEnvironmentVariable("CI") != "true", "tshark is not installed.");
        Assert.True(IsInstalled, "CI needs tshark.");
    }

    public void Add(ClusterId cluster, Direction direction, ReadOnlySpan<byte> zcl)
    {
        bool toDevice = direction == Direction.ServerToClient;
        (ushort destination, ushort source) = toDevice ? ((ushort)0x3A5C, (ushort)0x0000) : ((ushort)0x0000, (ushort)0x3A5C);
        (byte destinationEndpoint, byte sourceEndpoint) = toDevice ? ((byte)2, (byte)1) : ((byte)1, (byte)2);
        byte sequence = unchecked(_sequence++);
        BinaryWriter writer = new(_file);
        writer.Write(0L);
        writer.Write(HeaderSize + zcl.Length);
        writer.Write(HeaderSize + zcl.Length);

        // MAC data frame, short addresses, PAN id compression, acknowledgement wanted.
        writer.Write((ushort)0x8861);
        writer.Write(sequence);
        writer.Write((ushort)0x1AAA);
        writer.Write(destination);
        writer.Write(source);

        // Network data frame, protocol version 2, route discovery enabled, radius 30.
        writer.Write((ushort)0x0048);
        writer.Write(destination);
        writer.Write(source);
        writer.Write((byte)0x1E);
        writer.Write(sequence);

        // Application support data frame, acknowledgement wanted, profile Smart Energy.
        writer.Write((byte)0x40);
        writer.Write(destinationEndpoint);
        writer.Write((ushort)cluster);
        writer.Write((ushort)0x0109);
        writer.Write(sourceEndpoint);
        writer.Write(sequence);
        writer.Write(zcl);
    }

    public void Dispose() => _file.Dispose();

    /// <summary>One element per frame, as tshark dissects it.</summary>
    public IReadOnlyList<XElement> Dissect() => Dissect(_file.ToArray());

    /// <summary>One element per frame of a capture file, as tshark dissects it with these options.</summary>
    public static IReadOnlyList<XElement> Dissect(byte[] file, params IEnumerable<string> options)
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".pcap");
        File.WriteAllBytes(path, file);
        try
        {
            ProcessStartInfo start = new("tshark", ["-r", path, "-T", "pdml", .. options]) { RedirectStandardOutput = true, RedirectStandardError = true };
            using Process process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            XDocument document = XDocument.Load(process.StandardOutput.BaseStream);
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, errors.GetAwaiter().GetResult());
            return [.. document.Root!.Elements("packet")];
        }
        finally
        {
            File.Delete(path);
        }
    }
}
