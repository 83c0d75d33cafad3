namespace Sep.Codec.Mac;

/// <summary>How an address is given, two bits of the frame control. The value 1 is reserved and refused on input.</summary>
public enum MacAddressMode : byte
{
    /// <summary>No address: the PAN coordinator, or none at all.</summary>
    None = 0,

    /// <summary>PAN id and 16-bit address.</summary>
    Short = 2,

    /// <summary>PAN id and EUI-64.</summary>
    Extended = 3,
}
