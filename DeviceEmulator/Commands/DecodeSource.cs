namespace DeviceEmulator.Commands;

/// <summary>Where the frames come from: one of three.</summary>
/// <param name="Hex">The octets of one frame as text, or - for standard input.</param>
/// <param name="Capture">A capture file, or - for standard input.</param>
/// <param name="Lines">A file of lines, or - for standard input.</param>
internal sealed record DecodeSource(string? Hex, string? Capture, string? Lines)
{
    /// <exception cref="ArgumentException">None of them is given, or more than one.</exception>
    public void RequireOne()
    {
        int count = (Hex is null ? 0 : 1) + (Capture is null ? 0 : 1) + (Lines is null ? 0 : 1);
        if (count != 1)
        {
            throw new ArgumentException(count == 0
                ? "decode: nothing to decode; give the octets of a frame, --pcap FILE or --jsonl FILE."
                : "decode: give one of: the octets of a frame, --pcap FILE, --jsonl FILE.");
        }
    }

    /// <summary>Opens a file, or standard input for -.</summary>
    public static Stream Open(string path) => path == "-" ? Console.OpenStandardInput() : File.OpenRead(path);
}
