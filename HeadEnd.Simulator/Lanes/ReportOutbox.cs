using HeadEnd.Simulator.Link;

namespace HeadEnd.Simulator.Lanes;

/// <summary>What lanes have to report and their loop has not handed over yet.</summary>
internal sealed class ReportOutbox
{
    private const int Enough = 512;

    /// <summary>What is in it; null before the first report.</summary>
    public ReportBatch? Batch { get; private set; }

    public bool IsFull => Batch is { Count: >= Enough };

    public void Append(in TdspReport report) => (Batch ??= ReportBatch.Rent()).Append(report);

    /// <summary>Copies one report from a batch.</summary>
    public void Append(ReportBatch source, int position, int next) => (Batch ??= ReportBatch.Rent()).Append(source, position, next);

    public ReportBatch? Take()
    {
        ReportBatch? batch = Batch;
        Batch = null;
        return batch;
    }
}
