using Han.Tests.Codec.Mac;
using Sep.Codec.Coordinator.Znp;
using Sep.Codec.Wire;

namespace Han.Tests.Coordinators.Znp;

/// <summary>Commands and answers of ZNP: any octets of the right length are one, so they are drawn as octets until one fits. Half are zero, or lengths would seldom.</summary>
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
            byte[] octets = draw.Octets(40 + draw.Below(60));
            byte[] chosen = draw.Octets(octets.Length);
            for (int i = 0; i < octets.Length; i++)
            {
                octets[i] = (chosen[i] & 1) == 0 ? (byte)0 : octets[i];
            }

            if (entry.Decode(octets, null, out _) is IWireValue value)
            {
                return value;
            }
        }
    }
}
