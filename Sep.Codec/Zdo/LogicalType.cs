namespace Sep.Codec.Zdo;

/// <summary>What a device is to the network. The values 3 to 7 are reserved.</summary>
public enum LogicalType : byte
{
    Coordinator = 0,
    Router = 1,
    EndDevice = 2,
}
