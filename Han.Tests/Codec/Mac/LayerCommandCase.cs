using Han.Tests.Codec.Aps;
using Han.Tests.Codec.Nwk;
using Han.Tests.Codec.Zdo;
using Sep.Codec.Aps;
using Sep.Codec.Mac;
using Sep.Codec.Nwk;
using Sep.Codec.Wire;
using Sep.Codec.Zdo;

namespace Han.Tests.Codec.Mac;

/// <summary>A command of any layer with its decoder and a way to draw values of it.</summary>
public sealed record LayerCommandCase(string Name, LayerCommandDecoder Decode, Func<FieldDraw, IWireValue> Draw)
{
    public static IReadOnlyList<LayerCommandCase> All { get; } =
    [
        .. Of(MacCommands.All, MacDraws.Commands), .. Of(NwkCommands.All, NwkDraws.Commands),
        .. Of(ApsCommands.All, ApsDraws.Commands), .. Of(ZdoCommands.All, ZdoDraws.Commands),
    ];

    public static TheoryData<string> Names => [.. All.Select(item => item.Name)];

    public static LayerCommandCase Named(string name) => All.Single(item => item.Name == name);

    /// <summary>The fields of a value as octets, in a buffer that shows every octet touched past them.</summary>
    public static byte[] Write(IWireValue value)
    {
        byte[] buffer = new byte[256];
        buffer.AsSpan().Fill(0xA5);
        WireWriter w = new(buffer);
        value.Write(ref w);
        Assert.True(buffer.AsSpan(w.Length).IndexOfAnyExcept((byte)0xA5) < 0);
        return buffer[..w.Length];
    }

    private static IEnumerable<LayerCommandCase> Of<TId>(
        IReadOnlyList<LayerCommandEntry<TId>> entries, IReadOnlyDictionary<TId, Func<FieldDraw, IWireValue>> draws) where TId : unmanaged, Enum =>
        entries.Select(entry => new LayerCommandCase($"{typeof(TId).Name}.{entry.Name}", entry.Decode, draws[entry.Id]));
}
