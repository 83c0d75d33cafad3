namespace DeviceEmulator.Air;

/// <summary>
/// Range by position: two that are further apart than the reach do not hear each other, and the link quality falls with the distance. Who has no place
/// is in reach of everybody, as a listener may be.
/// </summary>
public sealed class Reach : IPathStage
{
    private readonly double _metres;
    private readonly Dictionary<ITransceiver, (double X, double Y)> _places = new(ReferenceEqualityComparer.Instance);

    /// <param name="metres">How far a frame is heard, more than 0.</param>
    public Reach(double metres)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(metres);
        _metres = metres;
    }

    /// <summary>Puts a transceiver somewhere, or moves it there. Metres.</summary>
    public Reach Place(ITransceiver transceiver, double x, double y)
    {
        _places[transceiver] = (x, y);
        return this;
    }

    public void Pass(ref Passage passage)
    {
        if (!_places.TryGetValue(passage.Sender, out (double X, double Y) from) || !_places.TryGetValue(passage.Receiver, out (double X, double Y) to))
        {
            return;
        }

        double distance = Math.Sqrt(((to.X - from.X) * (to.X - from.X)) + ((to.Y - from.Y) * (to.Y - from.Y)));
        if (distance > _metres)
        {
            passage.Lose();
            return;
        }

        passage.Weaken((byte)(byte.MaxValue * (1 - (distance / _metres))));
    }
}
