namespace DeviceEmulator.Esi;

/// <summary>
/// Events and cancels that the ESIs of one lane sent and of which their stacks have not said yet what became of them. Shared, because an ESI has such for a
/// moment only, and there may be millions of ESIs.
/// </summary>
internal sealed class FramesUnderWay
{
    private readonly Dictionary<(Esi Esi, int Token), FrameUnderWay> _frames = [];

    /// <summary>Notes a frame that an ESI's stack has taken.</summary>
    public void Note(Esi esi, int token, FrameUnderWay frame) => _frames[(esi, token)] = frame;

    /// <summary>A frame is under way no longer; false when it was none of these.</summary>
    public bool TryTake(Esi esi, int token, out FrameUnderWay frame) => _frames.Remove((esi, token), out frame);

    /// <summary>Takes all that an ESI has under way.</summary>
    public List<FrameUnderWay> TakeAll(Esi esi)
    {
        List<FrameUnderWay> taken = [];
        foreach (((Esi Esi, int Token) key, FrameUnderWay frame) in _frames.Where(f => f.Key.Esi == esi).OrderBy(f => f.Key.Token).ToArray())
        {
            _frames.Remove(key);
            taken.Add(frame);
        }

        return taken;
    }
}
