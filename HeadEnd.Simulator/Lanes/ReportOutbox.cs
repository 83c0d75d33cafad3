using HeadEnd.Simulator.Link;

namespace HeadEnd.Simulator.Lanes;

/// <summary>What the lanes of one loop have to report and the loop has not handed over yet.</summary>
internal sealed class ReportOutbox
{
    private const int Enough = 512;

    private ReportBatch? _batch;

    public bool IsFull => _batch is { Count: >= Enough };

    public void Append(in TdspReport report) => (_batch ??= ReportBatch.Rent()).Append(report);

    public ReportBatch? Take()
    {
        ReportBatch? batch = _batch;
        _batch = null;
        return batch;
    }
}
