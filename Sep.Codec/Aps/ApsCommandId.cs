namespace Sep.Codec.Aps;

/// <summary>
/// The first octet of an application support command frame's payload. The ids of the key agreement and entity authentication that Smart Energy does
/// not use are unknown here.
/// </summary>
public enum ApsCommandId : byte
{
    TransportKey = 0x05,
    UpdateDevice = 0x06,
    RemoveDevice = 0x07,
    RequestKey = 0x08,
    SwitchKey = 0x09,
    Tunnel = 0x0E,
}
