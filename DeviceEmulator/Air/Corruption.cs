using DeviceEmulator.Time;

namespace DeviceEmulator.Air;

/// <summary>
/// A share of the frames comes through damaged: a burst of up to 16 bits somewhere in the frame, which the frame check sequence always finds.
/// </summary>
/// <param name="seed">The seed of its chance.</param>
/// <param name="probability">The share, 0 to 1.</param>
public sealed class Corruption(ulong seed, double probability) : IPathStage
{
    private readonly double _probability = Share.Validated(probability);

    public void Pass(ref Passage passage)
    {
        if (!passage.Happens(_probability, seed, DrawPurpose.AirCorruption))
        {
            return;
        }

        // Two neighbouring octets, changed in at least one bit: a polynomial of degree 16 divides no shorter burst.
        int first = Chance.Below(passage.Draw(seed, DrawPurpose.AirCorruption, 1), passage.Psdu.Length - 1);
        int burst = 1 + Chance.Below(passage.Draw(seed, DrawPurpose.AirCorruption, 2), ushort.MaxValue);
        passage.Psdu[first] ^= (byte)(burst & 0xFF);
        passage.Psdu[first + 1] ^= (byte)(burst >> 8);
    }
}
