namespace Sep.Codec.Nwk;

/// <summary>The first octet of a network command frame's payload.</summary>
public enum NwkCommandId : byte
{
    RouteRequest = 0x01,
    RouteReply = 0x02,
    NetworkStatus = 0x03,
    Leave = 0x04,
    RouteRecord = 0x05,
    RejoinRequest = 0x06,
    RejoinResponse = 0x07,
    LinkStatus = 0x08,
    NetworkReport = 0x09,
    NetworkUpdate = 0x0A,
}
