using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Devices;

// How the device reports.
public abstract partial class DrlcClient
{
    private const int LongestDelay = 5000;

    private LedgerEntry Row(in LoadControlEvent command, MarketTime now) => new()
    {
        Esi = esi,
        Device = Address,
        IssuerEventId = command.IssuerEventId,
        ReceivedAt = now,
        Criticality = command.CriticalityLevel,
        Applied = AppliedControl.Nothing,
    };

    private void Reject(in LoadControlEvent command, EventStatus status, MarketTime now)
    {
        if (Bench.Ledger is DeviceLedger ledger)
        {
            LedgerEntry row = Row(command, now);
            row.Outcome = LedgerOutcome.Rejected;
            row.RejectedWith = status;
            ledger.Add(row);
        }

        Report(command, status, now, AppliedControl.Nothing);
    }

    /// <summary>
    /// Reports are spread over 0-5 s so that many devices do not speak at once (D.2.3.3.1.2). What the report says is fixed now; reports of one
    /// device keep their order.
    /// </summary>
    private void Report(in LoadControlEvent command, EventStatus status, MarketTime now, in AppliedControl applied)
    {
        ulong draw = Chance.Draw(Bench.Seed, command.IssuerEventId, Address.Value, DrawPurpose.ReportDelay, (uint)status);
        _lastReportDue = Math.Max(_lastReportDue, now.Milliseconds + Chance.Below(draw, LongestDelay + 1));
        int slot = Bench.Reports.Take();

        // No signature: type 0 and 42 x FF, as from SE 1.1 on.
        Bench.Reports[slot] = new ReportEventStatus(
            command.IssuerEventId, status, now.ToSep(), command.CriticalityLevel, applied.CoolingSetPoint, applied.HeatingSetPoint,
            applied.LoadAdjustment, applied.DutyCycle, command.EventControl & (EventControl.RandomizeStart | EventControl.RandomizeEnd),
            SignatureType.None, EventSignature.None);
        Bench.Agenda.Schedule(new MarketTime(_lastReportDue), this, ~slot);
    }

    private void SendReport(int slot)
    {
        Span<byte> frame = stackalloc byte[ZclHeader.MaxSize + ReportEventStatus.Size];
        int length = ZclFrame.Write(frame, unchecked(_sequence++), disableDefaultResponse: true, Bench.Reports[slot]);
        Bench.Reports.Return(slot);
        Send(frame[..length]);
    }

    private void Send(ReadOnlySpan<byte> frame) =>
        aps.Send(new ApsAddress(Address, ApsAddress.EmulatedEndpoint, esi, ApsAddress.EmulatedEndpoint, ClusterId.Drlc), frame);
}
