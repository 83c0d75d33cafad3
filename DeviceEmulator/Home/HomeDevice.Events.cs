using DeviceEmulator.Devices;
using DeviceEmulator.Stack;
using Sep.Codec.Clusters.Drlc;
using Sep.Codec.Zcl;

namespace DeviceEmulator.Home;

// What passes between the device and its ESI about events, for people to see.
public sealed partial class HomeDevice
{
    /// <summary>Events of which is kept what the device reported.</summary>
    public const int EventCapacity = 32;

    private readonly List<(uint Id, List<EventStatus> Reports)> _events = [];

    /// <summary>Sees load control reports as the device sends them; null for nobody.</summary>
    public Action<HomeDevice, ReportEventStatus>? Reported { get; set; }

    /// <summary>The event that came last; 0 for none.</summary>
    public uint LatestEvent => _events.Count == 0 ? 0 : _events[^1].Id;

    /// <summary>What the device reported of an event, in order; empty for one that it does not know.</summary>
    public IReadOnlyList<EventStatus> ReportsOf(uint issuerEventId) => _events.Find(e => e.Id == issuerEventId).Reports ?? [];

    /// <summary>The user wants no part in an event (any more). False when that is refused or means nothing.</summary>
    public bool OptOut(uint issuerEventId) => Application.OptOut(issuerEventId);

    /// <summary>The user takes that back. False when that means nothing.</summary>
    public bool OptIn(uint issuerEventId) => Application.OptIn(issuerEventId);

    private void Hear(in ApsAddress address, ReadOnlySpan<byte> asdu)
    {
        if (address.Cluster != ClusterId.Drlc || !ZclFrame.TryRead(asdu, out ZclHeader header, out ReadOnlySpan<byte> payload)
            || !header.Announces<LoadControlEvent>(ClusterId.Drlc) || !ZclFrame.TryDecode(payload, out LoadControlEvent e, out _))
        {
            return;
        }

        if (Remember(e.IssuerEventId) && _journal.IsHeard)
        {
            string start = e.StartTime.IsNow ? "now" : $"at {e.StartTime}";
            _journal.Note(Name, $"hears of event {e.IssuerEventId}: {start} for {e.DurationMinutes} minutes, {e.CriticalityLevel}");
        }
    }

    /// <summary>True for a report.</summary>
    private bool Said(ReadOnlySpan<byte> asdu)
    {
        if (!ZclFrame.TryRead(asdu, out ZclHeader header, out ReadOnlySpan<byte> payload)
            || !header.Announces<ReportEventStatus>(ClusterId.Drlc) || !ZclFrame.TryDecode(payload, out ReportEventStatus report, out _))
        {
            return false;
        }

        _ = Remember(report.IssuerEventId);
        _events.Find(e => e.Id == report.IssuerEventId).Reports.Add(report.EventStatus);
        Reported?.Invoke(this, report);
        if (_journal.IsHeard)
        {
            _journal.Note(Name, $"reports event {report.IssuerEventId}: {(byte)report.EventStatus:X2} {report.EventStatus}");
        }

        return true;
    }

    /// <summary>True when it is new.</summary>
    private bool Remember(uint issuerEventId)
    {
        if (_events.Exists(e => e.Id == issuerEventId))
        {
            return false;
        }

        if (_events.Count == EventCapacity)
        {
            _events.RemoveAt(0);
        }

        _events.Add((issuerEventId, []));
        return true;
    }
}
