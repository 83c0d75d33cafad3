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
        string[] given = [.. Names()];
        if (given.Length != 1)
        {
            throw new ArgumentException(given.Length == 0
                ? "decode: nothing to decode; give the octets of a frame, --pcap FILE or --jsonl FILE."
                : $"{given[0]} and {given[1]} do not go together: frames come from one place.");
        }
    }

    private IEnumerable<string> Names()
    {
        if (Hex is not null)
        {
            yield return "The octets of a frame";
        }

        if (Capture is not null)
        {
            yield return "--pcap";
        }

        if (Lines is not null)
        {
            yield return "--jsonl";
        }
    }

    /// <summary>Opens a file, or standard input for -.</summary>
    public static Stream Open(string path) => path == "-" ? Console.OpenStandardInput() : File.OpenRead(path);
}
