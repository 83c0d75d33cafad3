using DeviceEmulator.Time;
using HeadEnd.Simulator.Link;

namespace Han.Gateway.Requests;

/// <summary>What the journal's loop takes from its channels.</summary>
internal abstract record JournalWork
{
    private JournalWork()
    {
    }

    /// <summary>A request to be made durable; <paramref name="Done"/> answers once it is, <paramref name="Hold"/> is released when its orders are handed over.</summary>
    public sealed record Accept(AcceptedRequest Request, TaskCompletionSource<HanAnswer> Done, TimeHold Hold) : JournalWork;

    /// <summary>Completes with the next commit, whatever reports wait.</summary>
    public sealed record Commit(TaskCompletionSource Done) : JournalWork;

    public sealed record Reports(ReportBatch Batch) : JournalWork;

    /// <summary>Completes when everything before it is on disk.</summary>
    public sealed record Flush(TaskCompletionSource Done) : JournalWork;
}
