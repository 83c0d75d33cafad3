namespace Sep.Codec.Mac;

/// <summary>Frame control bits 0-2. The values 4 to 7 are reserved and refused on input.</summary>
public enum MacFrameType : byte
{
    Beacon = 0,
    Data = 1,
    Ack = 2,
    Command = 3,
}
