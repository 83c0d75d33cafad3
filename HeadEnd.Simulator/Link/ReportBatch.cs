namespace HeadEnd.Simulator.Link;

/// <summary>Reports in their wire encoding, in a pooled buffer that the last owner returns by disposing.</summary>
public sealed class ReportBatch : IDisposable
{
    public void Dispose()
    {
    }
}
