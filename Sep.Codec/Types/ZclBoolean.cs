namespace Sep.Codec.Types;

/// <summary>A ZCL boolean as it is on the wire. Other octets are reserved and kept as they came.</summary>
public enum ZclBoolean : byte
{
    False = 0x00,
    True = 0x01,

    /// <summary>The invalid marker of the type.</summary>
    Invalid = 0xFF,
}
