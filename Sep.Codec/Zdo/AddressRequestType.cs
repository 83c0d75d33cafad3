namespace Sep.Codec.Zdo;

/// <summary>What an address request asks for.</summary>
public enum AddressRequestType : byte
{
    /// <summary>The address of one device.</summary>
    SingleDevice = 0x00,

    /// <summary>The address, and those of its children.</summary>
    Extended = 0x01,
}
