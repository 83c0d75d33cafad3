using DeviceEmulator.Time;

namespace DeviceEmulator.Air;

/// <summary>A share of the frames does not get through.</summary>
/// <param name="seed">The seed of its chance.</param>
/// <param name="probability">The share, 0 to 1.</param>
public sealed class Loss(ulong seed, double probability) : IPathStage
{
    private readonly double _probability = Share.Validated(probability);

    public void Pass(ref Passage passage)
    {
        if (passage.Happens(_probability, seed, DrawPurpose.AirLoss))
        {
            passage.Lose();
        }
    }
}
