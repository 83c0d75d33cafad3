using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace Han.Tests.DeviceEmulator;

/// <summary>Notes every frame that a device sends, decoded, before it goes on to the radio.</summary>
internal sealed class TappedAps(Agenda agenda, IApsService radio) : IApsService
{
    public List<Sent> Frames { get; } = [];

    public StackCapabilities Capabilities => radio.Capabilities;

    public int Send(in ApsAddress address, ReadOnlySpan<byte> asdu)
    {
        Assert.True(ZclFrame.TryRead(asdu, out ZclHeader header, out ReadOnlySpan<byte> payload));
        ReportEventStatus? report = null;
        DefaultResponse? answer = null;
        if (header.Announces<ReportEventStatus>(ClusterId.Drlc))
        {
            Assert.True(ZclFrame.TryDecode(payload, out ReportEventStatus r, out _));
            report = r;
        }
        else if (header.Announces<GetScheduledEvents>(ClusterId.Drlc))
        {
            Assert.True(ZclFrame.TryDecode(payload, out GetScheduledEvents _, out _));
        }
        else
        {
            Assert.True(header.Announces<DefaultResponse>(ClusterId.Drlc));
            Assert.True(ZclFrame.TryDecode(payload, out DefaultResponse a, out _));
            answer = a;
        }

        Frames.Add(new Sent(agenda.Now.Milliseconds, address.Source, report, answer, asdu.ToArray(), address.Destination));
        return radio.Send(address, asdu);
    }

    internal sealed record Sent(long At, Eui64 Device, ReportEventStatus? Report, DefaultResponse? Answer, byte[] Frame, Eui64 To);
}
