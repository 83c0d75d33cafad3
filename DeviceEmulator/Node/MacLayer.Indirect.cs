namespace DeviceEmulator.Node;

/// <summary>Frames that are kept until a sleepy device asks for them.</summary>
internal sealed partial class MacLayer
{
    private readonly List<MacTransmission> _kept = [];

    /// <summary>Frames that are kept.</summary>
    public int Kept => _kept.Count;

    /// <summary>Keeps a frame for whoever has this address (see <see cref="Key"/>).</summary>
    public void Hold(MacTransmission frame, int length, ulong receiver, MacPurpose purpose)
    {
        (frame.Length, frame.Purpose, frame.WantsAck) = (length, purpose, true);
        (frame.IsIndirect, frame.Receiver) = (true, receiver);
        frame.Expiry = _agenda.Now.Milliseconds + _timing.IndirectPersistence;
        _kept.Add(frame);
        Schedule(_timing.IndirectPersistence, TimerKind.Indirect, 0);
    }

    /// <summary>Forgets what is kept for a device that is gone.</summary>
    public void Drop(ulong receiver)
    {
        for (int i = _kept.Count - 1; i >= 0; i--)
        {
            if (_kept[i].Receiver == receiver)
            {
                Return(_kept[i]);
                _kept.RemoveAt(i);
            }
        }
    }

    /// <summary>Whether a frame is kept for a device.</summary>
    public bool Waits(ulong receiver)
    {
        foreach (MacTransmission frame in _kept)
        {
            if (frame.Receiver == receiver)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The device asked: the oldest frame for it goes out next.</summary>
    private void Release(ulong receiver)
    {
        for (int i = 0; i < _kept.Count; i++)
        {
            if (_kept[i].Receiver == receiver)
            {
                MacTransmission frame = _kept[i];
                _kept.RemoveAt(i);
                frame.Attempts = 0;
                Prepend(frame);
                Proceed();
                return;
            }
        }
    }

    private void HoldAgain(MacTransmission frame)
    {
        frame.Frame[0] = unchecked((byte)(frame.Frame[0] & ~FramePendingBit));
        _kept.Insert(0, frame);
    }

    private void Expire(long now)
    {
        for (int i = _kept.Count - 1; i >= 0; i--)
        {
            MacTransmission frame = _kept[i];
            if (frame.Expiry <= now)
            {
                _kept.RemoveAt(i);
                _user.OnSent(frame, MacResult.Expired);
                Return(frame);
            }
        }
    }

    private void ForgetIndirect()
    {
        foreach (MacTransmission frame in _kept)
        {
            Return(frame);
        }

        _kept.Clear();
    }
}
