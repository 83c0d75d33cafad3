using System.Text.RegularExpressions;
using Han.Tests.Codec;
using Sep.Codec.Coordinator.Znp;

namespace Han.Tests.Coordinators.Znp;

/// <summary>Sessions of other hosts with a stand-in of a chip, recorded over TCP, read where they lie beside the repository. Long data are cut there.</summary>
internal static partial class ZnpDialogue
{
    /// <summary>Octets after which the recorder cut.</summary>
    private const int Cut = 30;

    private static readonly string Folder = Path.Combine(SourceTree.Root, "..", "shared", "dialogues");

    public static bool ArePresent => Directory.Exists(Folder);

    /// <summary>Every distinct frame that was recorded whole.</summary>
    public static (ZnpCommandId Command, byte[] Data)[] WholeFrames =>
    [
        .. Directory.EnumerateFiles(Folder, "trace-z*.txt").Order(StringComparer.Ordinal).SelectMany(File.ReadLines)
            .Select(line => Line().Match(line)).Where(match => match.Success && match.Groups[2].Length < 2 * Cut)
            .Select(match => (match.Groups[1].Value, match.Groups[2].Value)).Distinct()
            .Select(frame => ((ZnpCommandId)Convert.ToUInt16(frame.Item1, 16), Convert.FromHexString(frame.Item2))),
    ];

    [GeneratedRegex(@"^[rt]x (?:SREQ|SRSP|AREQ) \S+ 0x([0-9a-f]{4})   ([0-9a-f]*)(?: \(×\d+\))?$")]
    private static partial Regex Line();
}
