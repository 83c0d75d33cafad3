using Sep.Codec.Types;

namespace DeviceEmulator.Radio;

/// <summary>A device as its trust centre keeps it.</summary>
internal sealed class HanMember(Eui64 address, RadioNode? node)
{
    public readonly Eui64 Address = address;

    /// <summary>The device's own radio, or null for one that was simply made a member.</summary>
    public readonly RadioNode? Node = node;

    /// <summary>True when key establishment gave it a link key. Who was simply made a member has one.</summary>
    public bool HasLinkKey = node is null;
}
