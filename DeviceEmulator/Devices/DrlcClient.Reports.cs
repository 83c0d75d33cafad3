using DeviceEmulator.Faults;
using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Devices;

// How the device reports.
public abstract partial class DrlcClient
{
    private LedgerEntry Row(ClientEvent e, MarketTime now) => new()
    {
        Esi = EsisOf(e)[0],
        Device = Address,
        IssuerEventId = e.Command.IssuerEventId,
        ReceivedAt = now,
        Criticality = e.Command.CriticalityLevel,
        Applied = AppliedControl.Nothing,
    };

    private void Reject(ClientEvent e, EventStatus status, MarketTime now)
    {
        if (Bench.Ledger is DeviceLedger ledger)
        {
            LedgerEntry row = Row(e, now);
            row.Outcome = LedgerOutcome.Rejected;
            row.RejectedWith = status;
            ledger.Add(row);
        }

        Answer(e.Command, status, now, AppliedControl.Nothing, EsisOf(e)[0]);
    }

    /// <summary>Tells every ESI that the event came from.</summary>
    private void Report(ClientEvent e, EventStatus status, MarketTime now, in AppliedControl applied)
    {
        foreach (Eui64 from in EsisOf(e))
        {
            Answer(e.Command, status, now, applied, from);
        }
    }

    private ReadOnlySpan<Eui64> EsisOf(ClientEvent e) => e.Esis is { Length: > 0 } named ? named : new ReadOnlySpan<Eui64>(in _esi);

    /// <summary>
    /// Reports are spread over 0-5 s so that many devices do not speak at once (D.2.3.3.1.2). What the report says is fixed now; reports of one
    /// device keep their order.
    /// </summary>
    private void Answer(in LoadControlEvent command, EventStatus status, MarketTime now, in AppliedControl applied, Eui64 to)
    {
        ulong draw = Chance.Draw(Bench.Seed, command.IssuerEventId, Address.Value, DrawPurpose.ReportDelay, (uint)status);
        long late = Bench.Faults.Has(Misbehaviour.LateReport) ? (long)Bench.Faults.ReportDelay.TotalMilliseconds : 0;
        _events.LastReportDue = Math.Max(_events.LastReportDue, now.Milliseconds + late + Chance.Below(draw, Rules.ReportDelaySeconds * 1000 + 1));
        int slot = Bench.Reports.Take();
        Bench.Reports[slot] = new PendingReport(
            command.IssuerEventId, Bench.Clock.Show(now), status, command.CriticalityLevel,
            command.EventControl & (EventControl.RandomizeStart | EventControl.RandomizeEnd), applied, to);
        Bench.Agenda.Schedule(new MarketTime(_events.LastReportDue), this, ~slot);
    }

    private void SendReport(int slot)
    {
        Span<byte> frame = stackalloc byte[ZclHeader.MaxSize + ReportEventStatus.Size];
        PendingReport pending = Bench.Reports[slot];
        ReportEventStatus report = pending.ToReport();
        report = Bench.Signer is ReportSigner signer ? signer.Sign(report) : report;
        int length = ZclFrame.Write(frame, unchecked(_sequence++), disableDefaultResponse: true, report);
        Bench.Reports.Return(slot);
        Send(pending.Esi, frame[..length]);
    }

    private void Send(Eui64 to, ReadOnlySpan<byte> frame) =>
        aps.Send(new ApsAddress(Address, ApsAddress.EmulatedEndpoint, to, ApsAddress.EmulatedEndpoint, ClusterId.Drlc), frame);
}
