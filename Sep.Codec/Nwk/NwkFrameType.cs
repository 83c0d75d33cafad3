namespace Sep.Codec.Nwk;

/// <summary>Frame control bits 0-1. The value 2 is reserved and refused on input.</summary>
public enum NwkFrameType : byte
{
    Data = 0,
    Command = 1,

    /// <summary>The stub of an inter-PAN frame, which has no network header.</summary>
    InterPan = 3,
}
