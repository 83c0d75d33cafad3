using System.Globalization;
using Sep.Codec.Types;

namespace Sep.Codec.Mac;

/// <summary>A source or destination of a MAC frame: PAN id and a short or extended address. The default value is "no address".</summary>
public readonly record struct MacAddress
{
    /// <summary>The short address and the PAN id that everybody listens to.</summary>
    public const ushort Broadcast = 0xFFFF;

    private readonly ulong _value;

    private MacAddress(MacAddressMode mode, ushort panId, ulong value)
    {
        Mode = mode;
        PanId = panId;
        _value = value;
    }

    public MacAddressMode Mode { get; }

    /// <summary>Meaningless when there is no address.</summary>
    public ushort PanId { get; }

    /// <summary>The 16-bit address; 0 when the mode is another.</summary>
    public ushort ShortAddress => Mode == MacAddressMode.Short ? unchecked((ushort)_value) : (ushort)0;

    /// <summary>The EUI-64; none when the mode is another.</summary>
    public Eui64 ExtendedAddress => Mode == MacAddressMode.Extended ? new Eui64(_value) : default;

    /// <summary>Octets of the address alone: 0, 2 or 8.</summary>
    internal int AddressSize => SizeOf(Mode);

    public static MacAddress Short(ushort panId, ushort address) => new(MacAddressMode.Short, panId, address);

    public static MacAddress Extended(ushort panId, Eui64 address) => new(MacAddressMode.Extended, panId, address.Value);

    /// <summary>Whether this is that short address. One that is none, or extended, is no short address, not even 0.</summary>
    internal bool IsShort(ushort address) => Mode == MacAddressMode.Short && ShortAddress == address;

    public override string ToString() => Mode switch
    {
        MacAddressMode.Short => string.Create(CultureInfo.InvariantCulture, $"{PanId:X4}/{_value:X4}"),
        MacAddressMode.Extended => string.Create(CultureInfo.InvariantCulture, $"{PanId:X4}/{_value:X16}"),
        _ => "none",
    };

    internal static int SizeOf(MacAddressMode mode) => mode switch
    {
        MacAddressMode.Short => sizeof(ushort),
        MacAddressMode.Extended => sizeof(ulong),
        _ => 0,
    };
}
