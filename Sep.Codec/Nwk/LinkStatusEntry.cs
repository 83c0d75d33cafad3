namespace Sep.Codec.Nwk;

/// <summary>A neighbour and the cost of the link to it, 1 (best) to 7; 0 is unknown.</summary>
/// <param name="Neighbour">Its network address.</param>
/// <param name="IncomingCost">As the sender of the command receives it, 0..7.</param>
/// <param name="OutgoingCost">As the neighbour says that it receives the sender, 0..7.</param>
public readonly record struct LinkStatusEntry(ushort Neighbour, byte IncomingCost, byte OutgoingCost)
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 3;
}
