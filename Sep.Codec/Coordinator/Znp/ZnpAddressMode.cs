namespace Sep.Codec.Coordinator.Znp;

/// <summary>What an address is.</summary>
public enum ZnpAddressMode : byte
{
    None = 0,
    Group = 1,
    NwkAddress = 2,
    ExtendedAddress = 3,
    Broadcast = 15,
}
