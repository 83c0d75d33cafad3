using System.Globalization;
using System.Xml.Linq;
using Sep.Codec.Types;

namespace Han.Tests.Interop;

/// <summary>One frame as tshark takes it apart.</summary>
internal sealed class TsharkPacket(XElement packet)
{
    /// <summary>Octets before the payload: the lower layers' headers and a ZCL header without a manufacturer code.</summary>
    public const int PayloadStart = TsharkCapture.HeaderSize + 3;

    private readonly ILookup<string, XElement> _fields = packet.Descendants("field").ToLookup(Name);

    public bool IsMalformed => packet.Descendants().Any(element => Name(element).StartsWith("_ws.malformed", StringComparison.Ordinal));

    public bool IsZcl => packet.Elements("proto").Any(proto => Name(proto) == "zbee_zcl");

    /// <summary>The fields of that name; those of the payload alone, because header fields may share a name.</summary>
    public IReadOnlyList<XElement> Fields(string name) => [.. _fields[name].Where(field => Position(field) >= PayloadStart)];

    /// <summary>What is shown in each place of the payload, in wire order; of fields that share a place the outermost.</summary>
    public IReadOnlyList<string> Payload() => [.. packet.Descendants("field")
        .Where(field => Position(field) >= PayloadStart && Name(field).StartsWith("zbee_zcl", StringComparison.Ordinal))
        .DistinctBy(Position).OrderBy(Position).Select(Shown)];

    /// <summary>What tshark shows, as decimal digits; times as seconds of the SEP epoch, octets as hex.</summary>
    public static string Shown(XElement field)
    {
        string show = field.Attribute("show")!.Value;
        if (show.StartsWith("0x", StringComparison.Ordinal))
        {
            return ulong.Parse(show.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
        }

        if (show.EndsWith(" UTC", StringComparison.Ordinal))
        {
            DateTimeOffset time = DateTimeOffset.ParseExact(
                show[..show.IndexOf('.', StringComparison.Ordinal)], ["MMM d, yyyy HH:mm:ss"], CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowInnerWhite);
            return (time.ToUnixTimeSeconds() - SepTime.UnixOffset).ToString(CultureInfo.InvariantCulture);
        }

        return show.Replace(":", "", StringComparison.Ordinal);
    }

    public static int Position(XElement field) => int.Parse(field.Attribute("pos")!.Value, CultureInfo.InvariantCulture);

    public static int Size(XElement field) => int.Parse(field.Attribute("size")!.Value, CultureInfo.InvariantCulture);

    private static string Name(XElement element) => element.Attribute("name")?.Value ?? "";
}
