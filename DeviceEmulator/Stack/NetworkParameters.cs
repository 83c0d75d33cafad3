using Sep.Codec.Types;

namespace DeviceEmulator.Stack;

/// <summary>The network to form. The network key is no part of it: whoever owns the trust centre draws it from a secure generator.</summary>
/// <param name="Channel">2.4 GHz channel 11..26, or <see cref="AnyChannel"/> for the stack's choice.</param>
/// <param name="PanId">0x0000..0xFFFE, or <see cref="AnyPanId"/> for the stack's choice.</param>
/// <param name="ExtendedPanId">Any but all ones; none stands for the coordinator's own EUI-64 (053474r17, nwkExtendedPANID).</param>
/// <param name="Slots">How many devices may be joined at a time, 1..32767. A coordinator may have room for fewer.</param>
public readonly record struct NetworkParameters(byte Channel, ushort PanId, Eui64 ExtendedPanId, int Slots)
{
    public const byte AnyChannel = 0;
    public const ushort AnyPanId = 0xFFFF;
    public const byte LowestChannel = 11;
    public const byte HighestChannel = 26;

    /// <summary>Everything as the stack chooses, for as many devices as an emulated ESI serves.</summary>
    public static NetworkParameters Any { get; } = new(AnyChannel, AnyPanId, default, 15);

    /// <summary>These parameters, or an <see cref="ArgumentOutOfRangeException"/> that names the one outside its range.</summary>
    public NetworkParameters Validated()
    {
        if (Channel != AnyChannel)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(Channel, LowestChannel, nameof(Channel));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(Channel, HighestChannel, nameof(Channel));
        }

        ArgumentOutOfRangeException.ThrowIfEqual(ExtendedPanId.Value, ulong.MaxValue, nameof(ExtendedPanId));
        ArgumentOutOfRangeException.ThrowIfLessThan(Slots, 1, nameof(Slots));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Slots, short.MaxValue, nameof(Slots));
        return this;
    }
}
