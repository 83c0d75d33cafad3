namespace HeadEnd.Simulator.Link;

/// <summary>The gateway's end of the way up. Bounded: a full sink makes the head-end wait, never lose.</summary>
public interface IReportSink
{
    /// <summary>Takes the batch over (and later disposes it), or answers false at once when full.</summary>
    bool TryDeliver(ReportBatch batch);

    /// <summary>Completes when <see cref="TryDeliver"/> may succeed again.</summary>
    ValueTask WaitForRoomAsync(CancellationToken cancellationToken);
}
