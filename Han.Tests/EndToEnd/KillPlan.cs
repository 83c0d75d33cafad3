using System.Globalization;
using DeviceEmulator.Time;

namespace Han.Tests.EndToEnd;

/// <summary>What one seed asks for: the moment of the kill, how fast market time goes until then, how the recovery runs.</summary>
internal sealed class KillPlan
{
    /// <summary>The aim of each of fifty seeds. Interleaved, so that a part of the series has them all.</summary>
    private static readonly KillMoment[] _aims =
    [
        .. Enumerable.Range(0, 10).SelectMany(round => new[]
        {
            round % 2 == 0 ? KillMoment.BeforeCommit : KillMoment.Deliveries,
            KillMoment.Commit,
            round % 3 == 2 ? KillMoment.NearTheEnd : KillMoment.HandOver,
            round % 2 == 0 ? KillMoment.FirstReports : KillMoment.Deliveries,
            round % 2 == 0 ? KillMoment.Retries : KillMoment.Running,
        }),
    ];

    private uint _draws;

    public KillPlan(ulong seed)
    {
        Seed = seed;
        Moment = _aims[(int)(seed % (ulong)_aims.Length)];
        Speed = Moment switch
        {
            KillMoment.BeforeCommit or KillMoment.Commit => 60,
            KillMoment.HandOver => 4 + Below(12),
            KillMoment.FirstReports => 20 + Below(200),
            KillMoment.Deliveries => 300 + Below(600),
            KillMoment.Retries => 900 + Below(600),
            _ => 3000 + Below(600),
        };
        Request = 1 + Below(KillScript.Length);
        KillsTheRecovery = seed % 6 == 4;
        RecoversAsAProcess = seed % 9 == 7;
        Condition = ConditionOf();
        Delay = TimeSpan.FromMicroseconds(Moment switch
        {
            KillMoment.BeforeCommit => Below(60_000),
            KillMoment.Commit => Below(2) * Below(1_500),
            KillMoment.HandOver => Below(2) * Below(20_000),
            _ => Below(5_000),
        });
    }

    public ulong Seed { get; }

    public KillMoment Moment { get; }

    /// <summary>Gateway:Speed of the process that is killed.</summary>
    public int Speed { get; }

    /// <summary>The request around whose commit or hand-over the kill is aimed, from 1.</summary>
    public int Request { get; }

    /// <summary>A second process is killed while it takes up the work of the first.</summary>
    public bool KillsTheRecovery { get; }

    /// <summary>The recovery runs to its end in a process of its own, as fast as it may, and not in virtual time.</summary>
    public bool RecoversAsAProcess { get; }

    /// <summary>SQL that becomes 1 when the moment has come; null where only <see cref="Delay"/> counts.</summary>
    public string? Condition { get; }

    /// <summary>Polled without a pause once the request is sent: the moment is over within milliseconds.</summary>
    public bool IsShort => Moment is KillMoment.Commit or KillMoment.HandOver;

    /// <summary>From the condition, or from the first request's departure, to the kill.</summary>
    public TimeSpan Delay { get; }

    /// <summary>The next draw of this seed: 0 to <paramref name="exclusiveMaximum"/> - 1.</summary>
    public int Below(int exclusiveMaximum) =>
        Chance.Below(Chance.Draw(Seed, 0, 0, DrawPurpose.VisibleId, _draws++), exclusiveMaximum);

    private string? ConditionOf()
    {
        const string MinutesSinceTheFirst =
            "SELECT (SELECT at FROM market_clock) >= (SELECT accepted_at FROM han_request WHERE number=1) + 60000 * ";
        return Moment switch
        {
            KillMoment.BeforeCommit => null,
            KillMoment.Commit => Text($"SELECT EXISTS (SELECT 1 FROM han_request WHERE number={Request})"),
            KillMoment.HandOver => Text(
                $"SELECT EXISTS (SELECT 1 FROM log_entry WHERE order_id=(SELECT MAX(order_id) FROM tdsp_order WHERE request={Request}))"),
            KillMoment.FirstReports => Text($"SELECT COUNT(*) >= {1 + Below(400)} FROM log_entry WHERE seq > 0"),
            KillMoment.Deliveries => Text($"SELECT COUNT(*) >= {400 + Below(1600)} FROM log_entry WHERE seq > 0"),
            KillMoment.Retries => MinutesSinceTheFirst + Text($"{2 + Below(20)}"),
            KillMoment.Running => MinutesSinceTheFirst + Text($"{25 + Below(60)}"),
            _ => "SELECT (SELECT at FROM market_clock) >= (SELECT report_by FROM han_request WHERE number=1) + " + Text($"{Below(600_000) - 540_000}"),
        };
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
