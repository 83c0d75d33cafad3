using System.Xml.Linq;
using Han.Tests.Codec;

namespace Han.Tests.Interop;

/// <summary>
/// Every command, with boundary values (draws 0 and 1) and seeded ones, is written by us and read by tshark: no malformed frame, equal values. The
/// expected values are the properties the command was made with, not what our own reader says.
/// </summary>
[Trait("Category", "Interop")]
public sealed class TsharkOracleTests
{
    private const ulong Seeds = 50;

    public static TheoryData<string> Commands => TsharkReadings.Commands;

    [SkippableTheory]
    [MemberData(nameof(Commands))]
    public void A_command_is_read_alike(string name)
    {
        TsharkCapture.Require();
        CommandDraw draw = Draws.Named(name);
        TsharkReading reading = TsharkReadings.Of(name);
        using TsharkCapture capture = new();
        for (ulong seed = 0; seed < Seeds; seed++)
        {
            capture.Add(reading.Cluster, reading.Direction, draw.Frame(Draws.Of(seed), reading.Direction));
        }

        IReadOnlyList<XElement> packets = capture.Dissect();
        Assert.Equal((int)Seeds, packets.Count);
        for (ulong seed = 0; seed < Seeds; seed++)
        {
            TsharkPacket packet = new(packets[(int)seed]);
            Assert.True(packet.IsZcl && !packet.IsMalformed, $"{name} of seed {seed}");
            reading.Check(draw.Make(Draws.Of(seed)), packet);
        }
    }

    [Fact]
    public void Every_command_is_read_or_said_not_to_be()
    {
        HashSet<string> known = [.. TsharkReadings.All.Select(reading => reading.Command).Concat(TsharkReadings.Unread.Keys)];
        string missing = string.Join(", ", Draws.All.Where(draw => !known.Contains(draw.Name)).Select(draw => draw.Name));
        Assert.True(missing.Length == 0, $"No reading in Han.Tests/Interop/TsharkReadings.*.cs for: {missing}");
    }
}
