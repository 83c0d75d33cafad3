using DeviceEmulator.Air;
using DeviceEmulator.Time;
using Sep.Codec.Mac;
using Sep.Codec.Nwk;
using Sep.Codec.Types;
using Sep.Codec.Wire;

namespace Han.Tests.Home.LongRuns;

/// <summary>
/// Reads the auxiliary header of every frame on the air: under one network key of one network the frame counter of a node grows with every frame, and stays only
/// when the MAC sends the same frame again.
/// </summary>
internal sealed class CounterWatch(Findings findings) : IAirTap
{
    /// <summary>A node has the key in use, and the next or the last.</summary>
    private const int KeysKept = 2;

    private readonly Dictionary<(ushort Pan, Eui64 Node, byte Key), (uint Counter, byte MacSequence)> _last = [];
    private readonly byte[] _frame = new byte[VirtualAir.LongestFrame];

    /// <summary>Secured frames seen.</summary>
    public long Frames { get; private set; }

    public void OnTransmitted(MarketTime at, byte channel, ReadOnlySpan<byte> psdu, string comment)
    {
        psdu.CopyTo(_frame);
        ReadOnlyMemory<byte> frame = _frame.AsMemory(0, psdu.Length - MacFrame.FrameCheckLength);
        if (MacFrame.Read(frame, out MacHeader mac, out ReadOnlyMemory<byte> payload) != FrameError.None
            || mac.FrameType != MacFrameType.Data
            || NwkSecurity.ReadHeaders(payload, out _, out AuxiliaryHeader auxiliary, out _) != FrameError.None)
        {
            return;
        }

        Frames++;
        _last.Remove((mac.Destination.PanId, auxiliary.Source, unchecked((byte)(auxiliary.KeySequenceNumber - KeysKept))));
        var key = (mac.Destination.PanId, auxiliary.Source, auxiliary.KeySequenceNumber);
        if (_last.TryGetValue(key, out (uint Counter, byte MacSequence) last)
            && auxiliary.FrameCounter <= last.Counter && (auxiliary.FrameCounter != last.Counter || mac.Sequence != last.MacSequence))
        {
            findings.Add($"{at}: {auxiliary.Source} went from frame counter {last.Counter} to {auxiliary.FrameCounter}.");
        }

        _last[key] = (auxiliary.FrameCounter, mac.Sequence);
    }
}
