using DeviceEmulator.Clusters;
using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Clusters.Time;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Devices;

/// <summary>
/// Keeps a device's clock by its ESI's: reads the time when the device begins and then now and again, and asks again a minute later when nothing
/// usable came. A server that is neither master nor synchronized, or has no time, is not believed (ZCL 3.12; sep-facts 4.5).
/// </summary>
internal sealed class TimeClient(Agenda agenda, IApsService aps, Eui64 device, Eui64 esi, DeviceClock clock, TimeSpan interval)
    : ServedCluster(ClusterId.Time, ClusterSide.Client), ITimed
{
    private const long Retry = 60_000;

    private byte _sequence;
    private int _round;

    /// <summary>True once the clock was set.</summary>
    public bool IsSet { get; private set; }

    /// <summary>Reads the time now; what was to be read later is read after a whole interval.</summary>
    public void Begin() => Ask(agenda.Now);

    /// <summary>Reads no more, until it is begun again.</summary>
    public void Stop() => _round++;

    public void OnTimer(MarketTime now, int token)
    {
        if (token == _round)
        {
            Ask(now);
        }
    }

    public override void OnAnswer(in ClusterRequest answer)
    {
        if (answer.From.Source != esi || !answer.Announces<ReadAttributesResponse>()
            || !ZclFrame.TryDecode(answer.Payload, out ReadAttributesResponse read, out _))
        {
            return;
        }

        SepTime time = SepTime.Invalid;
        TimeStatus status = TimeStatus.None;
        foreach (AttributeRecord record in read.Attributes)
        {
            time = record.Id == TimeAttributes.Time && record.Value.TryGetTime(out SepTime told) ? told : time;
            status = record.Id == TimeAttributes.TimeStatus && record.TryGetNumber(out long bits) ? (TimeStatus)bits : status;
        }

        if (time.IsValid && (status & (TimeStatus.Master | TimeStatus.Synchronized)) != 0)
        {
            clock.Set(time, agenda.Now);
            IsSet = true;
            agenda.Schedule(agenda.Now.Plus(interval), this, ++_round);
        }
    }

    private void Ask(MarketTime now)
    {
        Span<byte> frame = stackalloc byte[ZclHeader.MaxSize + 4];
        ReadAttributes asked = new(new UInt16List(TimeAttributes.Time, TimeAttributes.TimeStatus));
        int length = ZclFrame.Write(frame, unchecked(_sequence++), Direction.ClientToServer, disableDefaultResponse: false, asked);
        aps.Send(new ApsAddress(device, ApsAddress.EmulatedEndpoint, esi, ApsAddress.EmulatedEndpoint, ClusterId.Time), frame[..length]);
        agenda.Schedule(now.PlusMilliseconds(Retry), this, ++_round);
    }
}
