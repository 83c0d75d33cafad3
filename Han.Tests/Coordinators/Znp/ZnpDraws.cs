using Han.Tests.Codec.Mac;
using Sep.Codec.Coordinator.Znp;
using Sep.Codec.Wire;

namespace Han.Tests.Coordinators.Znp;

/// <summary>Commands and answers of ZNP: any octets of the right length are one, so they are drawn as octets until one fits.</summary>
public static class ZnpDraws
{
    /// <summary>One entry for each type: many requests share the answer that is a status alone.</summary>
    public static IReadOnlyList<LayerCommandEntry<ZnpCommandId>> Entries { get; } = [.. ZnpCommands.All.DistinctBy(entry => entry.Type)];

    public static IReadOnlyDictionary<ZnpCommandId, Func<FieldDraw, IWireValue>> Commands { get; } =
        Entries.ToDictionary(entry => entry.Id, entry => new Func<FieldDraw, IWireValue>(draw => Draw(entry, draw)));

    private static IWireValue Draw(LayerCommandEntry<ZnpCommandId> entry, FieldDraw draw)
    {
        while (true)
        {
            if (entry.Decode(draw.Octets(40 + draw.Below(60)), null, out _) is IWireValue value)
            {
                return value;
            }
        }
    }
}
