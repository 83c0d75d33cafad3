using DeviceEmulator.Stack;
using Sep.Codec.Types;

namespace HeadEnd.Simulator.Coordinators.Znp;

/// <summary>Somebody at the door: who it says to be, and where. It is kept apart from the member of that name until it has proved itself.</summary>
internal sealed class ZnpVisitor(Eui64 address, ushort nwkAddress, JoinKind kind)
{
    public Eui64 Address { get; } = address;

    public ushort NwkAddress { get; } = nwkAddress;

    /// <summary>How it came, if it proves to be the member with its old key.</summary>
    public JoinKind Kind { get; } = kind;

    /// <summary>The last word of key establishment under this EUI-64 came from here, and not from the member.</summary>
    public bool IsEstablishing { get; set; }
}
