namespace Sep.Codec.Nwk;

/// <summary>How a multicast spreads; one octet of the network header.</summary>
/// <param name="IsMember">The sender of this copy belongs to the group (mode 1); otherwise the frame is still on its way there (mode 0).</param>
/// <param name="NonMemberRadius">Hops left among devices outside the group, 0..7; 7 is without limit.</param>
/// <param name="MaxNonMemberRadius">Where that count starts, 0..7.</param>
public readonly record struct MulticastControl(bool IsMember, byte NonMemberRadius, byte MaxNonMemberRadius)
{
    private const int RadiusMask = 7;
    private const int RadiusShift = 2;
    private const int MaxRadiusShift = 5;

    /// <summary>The modes 2 and 3 are reserved; bit 1 is ignored.</summary>
    internal static MulticastControl FromBits(byte bits) =>
        new((bits & 1) != 0, (byte)((bits >> RadiusShift) & RadiusMask), (byte)((bits >> MaxRadiusShift) & RadiusMask));

    internal byte ToBits()
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(NonMemberRadius, RadiusMask);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxNonMemberRadius, RadiusMask);
        return (byte)((IsMember ? 1 : 0) | (NonMemberRadius << RadiusShift) | (MaxNonMemberRadius << MaxRadiusShift));
    }
}
