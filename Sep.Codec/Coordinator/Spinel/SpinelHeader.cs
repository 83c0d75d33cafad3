namespace Sep.Codec.Coordinator.Spinel;

/// <summary>The first octet of a Spinel frame.</summary>
/// <param name="Interface">The network interface, 0 to 3; nearly always 0.</param>
/// <param name="Transaction">1 to 15: the answer repeats it; 0: no answer is wanted, or this is none.</param>
public readonly record struct SpinelHeader(byte Interface, byte Transaction)
{
    private const byte Pattern = 0b10 << 6;
    private const byte PatternMask = 0b11 << 6;
    private const int InterfaceShift = 4;

    /// <summary>What comes without having been asked for.</summary>
    public static SpinelHeader Unasked => default;

    /// <summary>The octet.</summary>
    /// <exception cref="InvalidOperationException">The interface is above 3, or the transaction above 15.</exception>
    public byte Value => Interface <= 3 && Transaction <= 15
        ? (byte)(Pattern | (Interface << InterfaceShift) | Transaction)
        : throw new InvalidOperationException($"Interface {Interface} or transaction {Transaction} is out of range.");

    /// <summary>False when the octet begins no Spinel frame.</summary>
    public static bool TryRead(byte value, out SpinelHeader header)
    {
        header = new SpinelHeader((byte)((value >> InterfaceShift) & 3), (byte)(value & 15));
        return (value & PatternMask) == Pattern;
    }
}
