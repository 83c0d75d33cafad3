namespace Sep.Codec.Zcl;

/// <summary>The clusters of Smart Energy 1.0/1.1 that are named here. Any other 16-bit number is a cluster id too, only a nameless one.</summary>
public enum ClusterId : ushort
{
    Basic = 0x0000,
    Identify = 0x0003,
    Time = 0x000A,
    Price = 0x0700,
    Drlc = 0x0701,
    Metering = 0x0702,
    Messaging = 0x0703,
    Tunneling = 0x0704,
    Prepayment = 0x0705,
    KeyEstablishment = 0x0800,
}
