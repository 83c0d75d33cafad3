using Sep.Codec.Zcl;

namespace Sep.Codec.Inspect;

/// <summary>
/// Takes frames of any layer apart for people and tools. Never throws on input. Remembers between frames the keys that Transport Key commands carry and
/// whose address is whose, so that a capture is best read from its start with one inspector. Of one owner, not for several threads.
/// </summary>
public sealed class FrameInspector
{
    private readonly AddressBook _addresses = new();

    /// <param name="keys">The keys to decrypt with; keys that are learnt are added to it.</param>
    /// <param name="showKeys">Whether the key in a Transport Key command is shown, and not only its fingerprint.</param>
    public FrameInspector(KeyRing? keys = null, bool showKeys = false)
    {
        Keys = keys ?? new KeyRing();
        ShowKeys = showKeys;
    }

    public KeyRing Keys { get; }

    public bool ShowKeys { get; }

    /// <summary>Inspects a MAC frame, and what is in it.</summary>
    public InspectedFrame Mac(ReadOnlyMemory<byte> frame, FrameCheck check = FrameCheck.Detect)
    {
        FrameWalk walk = Walk(frame);
        return walk.Finish(walk.Mac(check));
    }

    /// <summary>Inspects a network frame, or an inter-PAN frame, and what is in it.</summary>
    public InspectedFrame Nwk(ReadOnlyMemory<byte> frame)
    {
        FrameWalk walk = Walk(frame);
        return walk.Finish(walk.NwkOrInterPan(0, frame.Length));
    }

    /// <summary>Inspects an application support frame, and what is in it.</summary>
    public InspectedFrame Aps(ReadOnlyMemory<byte> frame)
    {
        FrameWalk walk = Walk(frame);
        return walk.Finish(walk.Aps(0, frame.Length));
    }

    /// <summary>Inspects a ZCL frame.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="cluster">The cluster that it is about, which the frame itself does not say.</param>
    public InspectedFrame Zcl(ReadOnlyMemory<byte> frame, ClusterId cluster)
    {
        FrameWalk walk = Walk(frame);
        return walk.Finish(walk.Zcl(0, frame.Length, cluster));
    }

    private FrameWalk Walk(ReadOnlyMemory<byte> frame) => new(frame.ToArray(), Keys, _addresses, ShowKeys);
}
