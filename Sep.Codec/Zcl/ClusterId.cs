namespace Sep.Codec.Zcl;

/// <summary>The clusters of Smart Energy 1.0/1.1 that are named here. Any other 16-bit number is a cluster id too, only a nameless one.</summary>
public enum ClusterId : ushort
{
    Basic = 0x0000,
    PowerConfiguration = 0x0001,
    Identify = 0x0003,
    Alarms = 0x0009,
    Time = 0x000A,
    Commissioning = 0x0015,
    OtaUpgrade = 0x0019,
    KeepAlive = 0x0025,
    Price = 0x0700,
    Drlc = 0x0701,
    Metering = 0x0702,
    Messaging = 0x0703,
    Tunneling = 0x0704,
    Prepayment = 0x0705,
    KeyEstablishment = 0x0800,
}
