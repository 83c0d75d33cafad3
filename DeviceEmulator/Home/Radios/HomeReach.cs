using System.Runtime.CompilerServices;
using DeviceEmulator.Air;
using Sep.Codec.Types;

namespace DeviceEmulator.Home.Radios;

/// <summary>
/// Who hears whom in a home: everybody everybody, but a far device only range extenders, and they it; and nobody one that was carried away. An ESI is no
/// extender, and so does not hear what is far.
/// </summary>
internal sealed class HomeReach : IPathStage
{
    /// <summary>Weak: a meter that was exchanged is gone.</summary>
    private readonly ConditionalWeakTable<ITransceiver, Place> _places = [];

    public void Add(Eui64 node, ITransceiver transceiver, bool isExtender, bool isFar) => _places.AddOrUpdate(transceiver, new Place(node, isExtender, isFar));

    public void Move(Eui64 node, bool away)
    {
        foreach ((_, Place place) in _places)
        {
            place.IsAway = place.Node == node ? away : place.IsAway;
        }
    }

    public void Pass(ref Passage passage)
    {
        if (_places.TryGetValue(passage.Sender, out Place? from) && _places.TryGetValue(passage.Receiver, out Place? to)
            && (from.IsAway || to.IsAway || (from.IsFar && !to.IsExtender) || (to.IsFar && !from.IsExtender)))
        {
            passage.Lose();
        }
    }

    private sealed class Place(Eui64 node, bool isExtender, bool isFar)
    {
        public readonly Eui64 Node = node;
        public readonly bool IsExtender = isExtender;
        public readonly bool IsFar = isFar;
        public bool IsAway;
    }
}
