using Sep.Codec.Types;

namespace Sep.Codec.Coordinator.Znp;

/// <summary>
/// Finds frames in a stream of octets that comes in pieces of any size: passes over noise, boot messages and frames whose check is wrong. What turned
/// out to be no frame is searched again from its second octet on, so that a stray FE costs no frame behind it. Never throws.
/// </summary>
public sealed class ZnpFrameScanner
{
    private const int LengthAt = 1;
    private const int DataAt = 4;

    private readonly byte[] _held = new byte[ZnpFrame.MaxSize];
    private int _length;
    private int _given;

    /// <summary>Octets that were passed over, all in all.</summary>
    public long Discarded { get; private set; }

    /// <summary>How often a check was wrong.</summary>
    public long BadChecks { get; private set; }

    /// <summary>Whether the beginning of a frame is held.</summary>
    public bool IsWithinFrame => _length > _given;

    /// <summary>Takes octets from the front of <paramref name="octets"/> until a frame is complete or nothing is left.</summary>
    /// <param name="octets">The stream; what was taken is gone from it.</param>
    /// <param name="frame">The frame; its data are valid until the next call.</param>
    public bool TryRead(ref ReadOnlySpan<byte> octets, out ZnpFrame frame)
    {
        Drop(_given);
        _given = 0;
        while (true)
        {
            while (Missing is int missing and > 0)
            {
                if (octets.IsEmpty)
                {
                    frame = default;
                    return false;
                }

                Take(ref octets, Math.Min(missing, octets.Length));
            }

            int size = _held[LengthAt] + ZnpFrame.Overhead;
            if (ZnpFrame.Check(_held.AsSpan(LengthAt, size - 2)) == _held[size - 1])
            {
                _given = size;
                var command = (ZnpCommandId)((_held[2] << 8) | _held[3]);
                frame = new ZnpFrame(command, new Octets(_held.AsMemory(DataAt, size - ZnpFrame.Overhead)));
                return true;
            }

            BadChecks++;
            Resynchronise();
        }
    }

    /// <summary>Gives up the frame that has begun, because its rest does not come; frames within it are found by the next call.</summary>
    public void Resynchronise()
    {
        Drop(_given);
        _given = 0;
        if (_length > 0)
        {
            int next = _held.AsSpan(1, _length - 1).IndexOf(ZnpFrame.Start);
            int dropped = next < 0 ? _length : next + 1;
            Discarded += dropped;
            Drop(dropped);
        }
    }

    /// <summary>How many octets must come before anything can be said; 0 when a whole frame is held, right or wrong.</summary>
    private int Missing
    {
        get
        {
            while (_length > LengthAt && _held[LengthAt] > ZnpFrame.MaxData)
            {
                Resynchronise();
            }

            int size = _length > LengthAt ? _held[LengthAt] + ZnpFrame.Overhead : LengthAt + 1;
            return Math.Max(size - _length, 0);
        }
    }

    private void Take(ref ReadOnlySpan<byte> octets, int count)
    {
        if (_length == 0)
        {
            int start = octets.IndexOf(ZnpFrame.Start);
            Discarded += start < 0 ? octets.Length : start;
            octets = start < 0 ? default : octets[start..];
            count = Math.Min(count, octets.Length);
        }

        octets[..count].CopyTo(_held.AsSpan(_length));
        _length += count;
        octets = octets[count..];
    }

    private void Drop(int count)
    {
        // What was behind it may have told a key.
        _held.AsSpan(count, _length - count).CopyTo(_held);
        _held.AsSpan(_length - count, count).Clear();
        _length -= count;
    }
}
