namespace HeadEnd.Simulator.Link;

/// <summary>The argument of <see cref="ReportKind.Stored"/> for a schedule of prices: how many of how many the ESI has been given.</summary>
public static class PriceProgress
{
    private const int TotalShift = 16;

    public static int Pack(int given, int total) => given | (total << TotalShift);

    public static (int Given, int Total) Unpack(long argument) => ((int)(argument & ushort.MaxValue), (int)(argument >> TotalShift));
}
