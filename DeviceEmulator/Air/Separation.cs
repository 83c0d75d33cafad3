namespace DeviceEmulator.Air;

/// <summary>Pairs of transceivers that are out of each other's range. All others hear each other.</summary>
public sealed class Separation : IPathStage
{
    private readonly HashSet<(ITransceiver, ITransceiver)> _pairs = [];

    /// <summary>Puts two out of each other's range, in both directions.</summary>
    public Separation Between(ITransceiver first, ITransceiver second)
    {
        _pairs.Add((first, second));
        _pairs.Add((second, first));
        return this;
    }

    /// <summary>Brings two into each other's range again.</summary>
    public void Join(ITransceiver first, ITransceiver second)
    {
        _pairs.Remove((first, second));
        _pairs.Remove((second, first));
    }

    public void Pass(ref Passage passage)
    {
        if (_pairs.Contains((passage.Sender, passage.Receiver)))
        {
            passage.Lose();
        }
    }
}
