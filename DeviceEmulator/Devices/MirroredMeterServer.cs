using DeviceEmulator.Clusters;
using DeviceEmulator.Devices.Loads;
using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Clusters.Metering;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Devices;

/// <summary>
/// The Simple Metering server of a meter that sleeps: it asks its ESI for a mirror and reports there now and again, so that others read it without waking it
/// (sep-facts 4.4). When the ESI takes a report no longer, as one that has lost its mirrors, it asks anew.
/// </summary>
/// <param name="interval">Between two reports.</param>
/// <param name="tell">Hears, in words, how it fares with its mirror.</param>
internal sealed class MirroredMeterServer(
    Agenda agenda, IApsService aps, Eui64 device, Eui64 esi, GasRegister register, TimeSpan interval, Action<string> tell)
    : ServedCluster(ClusterId.Metering, ClusterSide.Server), ITimed
{
    private const int Divisor = 1000;
    private const int LongestReport = 80;

    /// <summary>Before the ESI is asked again that did not answer, or had no room.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private static readonly Formatting Summation = new(digitsRight: 3, digitsLeft: 5, suppressLeadingZeros: true);

    private static readonly ushort[] Reported =
    [
        MeteringAttributes.CurrentSummationDelivered, MeteringAttributes.Status, MeteringAttributes.UnitOfMeasure, MeteringAttributes.Multiplier,
        MeteringAttributes.Divisor, MeteringAttributes.SummationFormatting, MeteringAttributes.MeteringDeviceType,
    ];

    private byte _sequence;
    private int _round;

    /// <summary>The endpoint of the ESI at which it is mirrored; 0 for none.</summary>
    public byte Mirror { get; private set; }

    /// <summary>Asks for a mirror, which a meter that has one is given again.</summary>
    public void Begin()
    {
        Mirror = 0;
        Send(new RequestMirror(), ApsAddress.EmulatedEndpoint);
        Again(Patience);
    }

    /// <summary>Says no more, until it is begun again.</summary>
    public void Stop() => _round++;

    public void OnTimer(MarketTime now, int token)
    {
        if (token != _round)
        {
            return;
        }

        if (Mirror == 0)
        {
            Begin();
        }
        else
        {
            Report();
        }
    }

    public override bool TryRead(ushort id, out AttributeValue value)
    {
        AttributeValue? read = id switch
        {
            MeteringAttributes.CurrentSummationDelivered => register.CountAt(agenda.Now),
            MeteringAttributes.Status => 0,
            MeteringAttributes.UnitOfMeasure => (long)UnitOfMeasure.HundredCubicFeet,
            MeteringAttributes.Multiplier => 1,
            MeteringAttributes.Divisor => Divisor,
            MeteringAttributes.SummationFormatting => Summation.Value,
            MeteringAttributes.MeteringDeviceType => (long)MeteringDeviceType.Gas,
            _ => null,
        };
        value = read.GetValueOrDefault();
        return read is not null;
    }

    public override ZclStatus? Execute(in ClusterRequest request)
    {
        if (request.From.Source != esi || !request.Announces<RequestMirrorResponse>())
        {
            return ZclStatus.UnsupportedClusterCommand;
        }

        if (!ZclFrame.TryDecode(request.Payload, out RequestMirrorResponse given, out _))
        {
            return ZclStatus.MalformedCommand;
        }

        if (given.EndpointId == RequestMirrorResponse.CannotMirror)
        {
            tell("is not mirrored: the ESI has no room");
            return ZclStatus.Success;
        }

        Mirror = (byte)given.EndpointId;
        tell($"is mirrored at endpoint {Mirror}");
        Report();
        return ZclStatus.Success;
    }

    public override void OnAnswer(in ClusterRequest answer)
    {
        bool isRefused = answer.Announces<DefaultResponse>() && ZclFrame.TryDecode(answer.Payload, out DefaultResponse told, out _)
            && told.RespondedCommandId == ReportAttributes.Key.CommandId && told.Status != ZclStatus.Success;
        if (isRefused && Mirror != 0)
        {
            tell("has lost its mirror");
            Begin();
        }
    }

    private void Report()
    {
        ClusterDefinition table = SepClusters.Find(Id)!;
        AttributeRecordsBuilder report = new(AttributeRecordLayout.TypedValue, new byte[LongestReport]);
        Span<byte> buffer = stackalloc byte[256];
        foreach (ushort id in Reported)
        {
            _ = TryRead(id, out AttributeValue value);
            report.Add(id, value.ToZcl(table.Find(Side, id)!.Type, buffer));
        }

        Send(new ReportAttributes(report.Records), Mirror);
        Again(interval);
    }

    private void Again(TimeSpan after) => agenda.Schedule(agenda.Now.Plus(after), this, ++_round);

    private void Send<T>(in T command, byte endpoint) where T : struct, ISepCommand<T>
    {
        Span<byte> frame = stackalloc byte[ZclHeader.MaxSize + LongestReport];
        int length = ZclFrame.Write(frame, unchecked(_sequence++), Direction.ServerToClient, disableDefaultResponse: false, command);
        aps.Send(new ApsAddress(device, ApsAddress.EmulatedEndpoint, esi, endpoint, ClusterId.Metering), frame[..length]);
    }
}
