using Sep.Codec.Aps;
using Sep.Codec.Coordinator.Znp;
using Sep.Codec.Mac;
using Sep.Codec.Nwk;
using Sep.Codec.Wire;
using Sep.Codec.Zdo;

namespace Han.Tests.Codec.Mac;

/// <summary>What holds for every command of every layer.</summary>
public sealed class LayerCommandTests
{
    private const ulong Seeds = 200;

    /// <summary>
    /// Ends that may be missing: a field of a later edition, a list that not every answer has, and a frame that reaches to the end.
    /// </summary>
    private static readonly HashSet<string> OpenEnded =
    [
        "MacCommandId.CoordinatorRealignment", "ZdoClusterId.NwkAddressResponse", "ZdoClusterId.IeeeAddressResponse", "ApsCommandId.Tunnel",
    ];

    [Theory]
    [MemberData(nameof(LayerCommandCase.Names), MemberType = typeof(LayerCommandCase))]
    public void A_command_comes_back(string name) => Each(name, (item, value, octets) =>
    {
        Concatenation trace = new();
        Assert.Equal(value, item.Decode(octets, trace, out ReadOnlyMemory<byte> tail));
        Assert.True(tail.IsEmpty);
        Assert.Equal(octets, trace.Octets);
        Assert.Equal(value, item.Decode(octets, null, out _));
    });

    [Theory]
    [MemberData(nameof(LayerCommandCase.Names), MemberType = typeof(LayerCommandCase))]
    public void What_follows_a_command_is_left_over(string name) => Each(name, (item, value, octets) =>
    {
        if (OpenEnded.Contains(name))
        {
            return;
        }

        Assert.Equal(value, item.Decode((byte[])[.. octets, 0xA5, 0x5A], null, out ReadOnlyMemory<byte> tail));
        Assert.Equal([0xA5, 0x5A], tail.ToArray());
    });

    [Theory]
    [MemberData(nameof(LayerCommandCase.Names), MemberType = typeof(LayerCommandCase))]
    public void Every_prefix_is_refused(string name) => Each(name, (item, _, octets) =>
    {
        for (int length = 0; length < octets.Length; length++)
        {
            IWireValue? read = item.Decode(octets.AsMemory(0, length), null, out ReadOnlyMemory<byte> tail);
            Assert.True(read is null || OpenEnded.Contains(name), $"{length} of {octets.Length} octets were taken");
            Assert.True(tail.IsEmpty);
            if (read is not null)
            {
                Assert.Equal(octets[..length], LayerCommandCase.Write(read));
            }
        }
    });

    [Theory]
    [MemberData(nameof(LayerCommandCase.Names), MemberType = typeof(LayerCommandCase))]
    public void A_buffer_that_is_too_small_is_our_mistake(string name) => Each(name, (_, value, octets) =>
    {
        for (int length = 0; length < octets.Length; length++)
        {
            byte[] buffer = new byte[length];
            Assert.ThrowsAny<ArgumentException>(() =>
            {
                WireWriter w = new(buffer);
                value.Write(ref w);
            });
        }
    });

    [Theory]
    [MemberData(nameof(LayerCommandCase.Names), MemberType = typeof(LayerCommandCase))]
    public void Any_octets_are_refused_or_can_be_written_again(string name)
    {
        LayerCommandCase item = LayerCommandCase.Named(name);
        int taken = 0;
        for (ulong seed = 0; seed < 5 * Seeds; seed++)
        {
            FieldDraw draw = new(seed);
            byte[] octets = draw.Octets(draw.Below(80));
            if (item.Decode(octets, null, out ReadOnlyMemory<byte> tail) is not IWireValue value)
            {
                Assert.True(tail.IsEmpty);
                continue;
            }

            taken++;
            byte[] written = LayerCommandCase.Write(value);
            Assert.Equal(octets.Length - tail.Length, written.Length);
            Assert.Equal(value, item.Decode(written, null, out _));
        }

        Assert.NotEqual(0, taken);
    }

    [Fact]
    public void Every_command_is_in_the_list_of_its_layer()
    {
        HashSet<Type> listed =
        [
            .. MacCommands.All.Select(entry => entry.Type), .. NwkCommands.All.Select(entry => entry.Type),
            .. ApsCommands.All.Select(entry => entry.Type), .. ZdoCommands.All.Select(entry => entry.Type),
        ];
        IEnumerable<Type> commands = typeof(FrameError).Assembly.GetTypes().Where(type => type.IsValueType && type.GetInterfaces().Any(
            item => item.IsGenericType && item.GetGenericTypeDefinition() == typeof(ILayerCommand<,>)));
        HashSet<Type> znp = [.. ZnpCommands.All.Select(entry => entry.Type)];
        string missing = string.Join(", ", commands.Where(type => !listed.Contains(type) && !znp.Contains(type)).Select(type => type.Name));
        Assert.True(missing.Length == 0, $"Not in a list: {missing}");
        Assert.Equal(LayerCommandCase.All.Count, listed.Count);
    }

    [Fact]
    public void Another_command_is_refused_by_name()
    {
        byte[] request = [(byte)MacCommandId.BeaconRequest];
        Assert.Equal(FrameError.None, MacFrame.ReadCommand(request, out BeaconRequest _, out _));
        Assert.Equal(FrameError.UnknownCommand, MacFrame.ReadCommand(request, out DataRequest _, out _));
        Assert.Equal(FrameError.Truncated, MacFrame.ReadCommand(default, out DataRequest _, out _));
        Assert.Equal(FrameError.Malformed, MacFrame.ReadCommand(new byte[] { (byte)MacCommandId.AssociationResponse, 1, 2 }, out AssociationResponse _, out _));
    }

    private static void Each(string name, Action<LayerCommandCase, IWireValue, byte[]> check)
    {
        LayerCommandCase item = LayerCommandCase.Named(name);
        for (ulong seed = 0; seed < Seeds; seed++)
        {
            IWireValue value = item.Draw(new FieldDraw(seed));
            check(item, value, LayerCommandCase.Write(value));
        }
    }
}
