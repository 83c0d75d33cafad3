namespace Sep.Codec.Zcl;

/// <summary>Frame control bits 0-1. The values 2 and 3 are reserved and refused on input.</summary>
public enum FrameType : byte
{
    ProfileWide = 0,
    ClusterSpecific = 1,
}
