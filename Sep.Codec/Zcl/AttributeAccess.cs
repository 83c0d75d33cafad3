namespace Sep.Codec.Zcl;

/// <summary>What a peer may do with an attribute.</summary>
[Flags]
public enum AttributeAccess : byte
{
    None = 0,
    Read = 1 << 0,
    Write = 1 << 1,
    ReadWrite = Read | Write,
}
