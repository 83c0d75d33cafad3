namespace Sep.Codec.Aps;

/// <summary>
/// The first octet of an application support frame. Every pattern of bits is a value; <see cref="ApsHeader"/> says which are taken.
/// </summary>
/// <param name="Bits">As on the wire.</param>
public readonly record struct ApsFrameControl(byte Bits)
{
    internal const int SecurityBit = 1 << 5;

    private const int DeliveryShift = 2;
    private const int AckFormatBit = 1 << 4;
    private const int AckRequestBit = 1 << 6;
    private const int ExtendedHeaderBit = 1 << 7;

    internal ApsFrameControl(in ApsHeader header)
        : this((byte)((int)header.FrameType
            | ((int)header.DeliveryMode << DeliveryShift)
            | (header.AckFormat ? AckFormatBit : 0)
            | (header.Security ? SecurityBit : 0)
            | (header.AckRequest ? AckRequestBit : 0)
            | (header.ExtendedHeader is null ? 0 : ExtendedHeaderBit)))
    {
    }

    public ApsFrameType FrameType => (ApsFrameType)(Bits & 3);

    public ApsDeliveryMode DeliveryMode => (ApsDeliveryMode)((Bits >> DeliveryShift) & 3);

    public bool AckFormat => (Bits & AckFormatBit) != 0;

    public bool Security => (Bits & SecurityBit) != 0;

    public bool AckRequest => (Bits & AckRequestBit) != 0;

    public bool ExtendedHeader => (Bits & ExtendedHeaderBit) != 0;

    /// <summary>Endpoints, cluster and profile are on the wire: in data frames, and in acknowledgements of these.</summary>
    internal bool IsAddressed => FrameType == ApsFrameType.Data || (FrameType == ApsFrameType.Ack && !AckFormat);
}
