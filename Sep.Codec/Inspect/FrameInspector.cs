using Sep.Codec.Zcl;
using Sep.Codec.Zdo;

namespace Sep.Codec.Inspect;

/// <summary>
/// Takes frames of any layer apart for people and tools. Never throws on input. Remembers between frames the keys that Transport Key commands carry,
/// whose address is whose, and the blocks of payloads that are not whole yet, so that a capture is best read from its start with one inspector. Of one
/// owner, not for several threads.
/// </summary>
public sealed class FrameInspector
{
    private readonly AddressBook _addresses = new();
    private readonly BlockStore _blocks = new();

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

    /// <summary>Inspects a device profile frame: the payload of an application support frame of profile 0.</summary>
    /// <param name="frame">The frame, from its sequence number on.</param>
    /// <param name="cluster">The command, which the frame itself does not say.</param>
    public InspectedFrame Zdo(ReadOnlyMemory<byte> frame, ZdoClusterId cluster)
    {
        FrameWalk walk = Walk(frame);
        return walk.Finish(walk.Zdo(0, frame.Length, cluster));
    }

    private FrameWalk Walk(ReadOnlyMemory<byte> frame)
    {
        _blocks.CountFrame();
        return new(frame.ToArray(), Keys, _addresses, _blocks, ShowKeys);
    }
}
