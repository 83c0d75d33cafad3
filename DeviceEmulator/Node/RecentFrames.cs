namespace DeviceEmulator.Node;

/// <summary>
/// What was heard lately, so that a repetition is known as one. A place for each of a few keys; whoever comes later takes the place of an older one,
/// which at worst lets a repetition through to the next layer's own check.
/// </summary>
internal sealed class RecentFrames(long lifetimeMilliseconds)
{
    private const int PlaceBits = 6;

    private readonly Place[] _places = new Place[1 << PlaceBits];

    /// <summary>True when the same was heard within the lifetime; otherwise it is noted.</summary>
    public bool IsRepeated(ulong source, uint number, long now)
    {
        ref Place place = ref _places[Index(source, number)];
        if (place.Source == source && place.Number == number && now < place.Until)
        {
            return true;
        }

        place = new Place(source, number, now + lifetimeMilliseconds);
        return false;
    }

    public void Clear() => Array.Clear(_places);

    private static int Index(ulong source, uint number)
    {
        const ulong golden = 0x9E3779B97F4A7C15;
        return (int)(unchecked((source ^ number) * golden) >> (64 - PlaceBits));
    }

    private readonly record struct Place(ulong Source, uint Number, long Until);
}
