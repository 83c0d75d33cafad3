using System.Globalization;
using System.Xml.Linq;
using Han.Tests.Codec.Mac;
using Sep.Codec.Mac;
using Sep.Codec.Security;
using Sep.Codec.Types;

namespace Han.Tests.Interop;

/// <summary>
/// Draws values of one kind, has us write frames with them, and has tshark read these: no malformed frame, and each field as it was drawn.
/// </summary>
internal static class LayerOracle
{
    private const ulong Seeds = 60;
    private const int LinkTypeIeee802154WithFcs = 195;

    /// <param name="draw">Makes a value.</param>
    /// <param name="write">Writes the value as a MAC frame without its frame check sequence, and returns the length.</param>
    /// <param name="expected">What tshark is to show: every occurrence of a field, in order. A field that must be absent has none.</param>
    /// <param name="keys">The keys that tshark decrypts with.</param>
    public static void ReadsAlike<T>(Func<FieldDraw, T> draw, Func<byte[], T, int> write, Func<T, Shown> expected, params AesKey[] keys)
    {
        Require();
        List<(T Value, byte[] Frame)> sent = [];
        for (ulong seed = 0; seed < Seeds; seed++)
        {
            T value = draw(new FieldDraw(seed));
            byte[] buffer = new byte[512];
            int length = MacFrame.AppendFrameCheck(buffer, write(buffer, value));
            sent.Add((value, buffer[..length]));
        }

        IReadOnlyList<XElement> packets = Dissect([.. sent.Select(item => item.Frame)], keys);
        for (int i = 0; i < sent.Count; i++)
        {
            Check(packets[i], expected(sent[i].Value), $"{sent[i].Value} as {Convert.ToHexStringLower(sent[i].Frame)}");
        }
    }

    /// <summary>One element per frame; each ends with its frame check sequence.</summary>
    public static IReadOnlyList<XElement> Dissect(IReadOnlyList<byte[]> frames, params AesKey[] keys)
    {
        using MemoryStream file = new();
        BinaryWriter writer = new(file);
        writer.Write(0xA1B2C3D4);
        writer.Write((ushort)2);
        writer.Write((ushort)4);
        writer.Write(0L);
        writer.Write(65535);
        writer.Write(LinkTypeIeee802154WithFcs);
        foreach (byte[] frame in frames)
        {
            writer.Write(0L);
            writer.Write(frame.Length);
            writer.Write(frame.Length);
            writer.Write(frame);
        }

        IReadOnlyList<XElement> packets = TsharkCapture.Dissect(file.ToArray(), keys.SelectMany(Option));
        Assert.Equal(frames.Count, packets.Count);
        return packets;
    }

    public static void Require()
    {
        bool mustRun = Environment.GetEnvironmentVariable("CI") == "true";
        Skip.If(!TsharkCapture.IsInstalled && !mustRun, "tshark is not installed.");
        Assert.True(TsharkCapture.IsInstalled, "CI needs tshark.");
    }

    /// <summary>Every occurrence of every field that stands for octets of the frame, by name.</summary>
    public static ILookup<string, string> Fields(XElement packet) => packet.Descendants("field")
        .Where(field => field.Attribute("size")?.Value is not (null or "0"))
        .ToLookup(Name, field => Normal(field.Attribute("show")?.Value ?? ""));

    public static bool IsMalformed(XElement packet) => packet.Descendants().Any(element => Name(element).StartsWith("_ws.malformed", StringComparison.Ordinal));

    private static void Check(XElement packet, Shown expected, string what)
    {
        Assert.False(IsMalformed(packet), what);
        ILookup<string, string> fields = Fields(packet);
        Assert.Equal("1", packet.Descendants("field").First(field => Name(field) == "wpan.fcs_ok").Attribute("show")!.Value);
        foreach ((string name, IReadOnlyList<string> values) in expected)
        {
            Assert.True(
                values.SequenceEqual(fields[name]), $"{name}: [{string.Join(", ", values)}] was read as [{string.Join(", ", fields[name])}] in {what}");
        }
    }

    private static IEnumerable<string> Option(AesKey key)
    {
        string hex = Convert.ToHexString(key);
        return ["-o", $"uat:zigbee_pc_keys:\"{hex}\",\"Normal\",\"test {hex[..4]}\""];
    }

    /// <summary>Numbers as decimal digits; EUI-64s and octets as hex digits.</summary>
    private static string Normal(string show) =>
        show.StartsWith("0x", StringComparison.Ordinal) && ulong.TryParse(show.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out ulong number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : show is "True" or "False" ? (show == "True" ? "1" : "0")
            : show.Replace(":", "", StringComparison.Ordinal);

    private static string Name(XElement element) => element.Attribute("name")?.Value ?? "";
}
