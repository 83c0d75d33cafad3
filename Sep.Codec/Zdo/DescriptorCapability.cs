namespace Sep.Codec.Zdo;

/// <summary>Which long lists a device has. Bits 2-7 are reserved.</summary>
[Flags]
public enum DescriptorCapability : byte
{
    None = 0,
    ExtendedActiveEndpointList = 1 << 0,
    ExtendedSimpleDescriptorList = 1 << 1,
}
