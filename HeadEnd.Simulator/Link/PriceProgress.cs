namespace HeadEnd.Simulator.Link;

/// <summary>The argument of <see cref="ReportKind.Stored"/> for a schedule of prices: how many of how many the ESI has kept, and whether any more will come.</summary>
public readonly record struct PriceProgress(int Kept, int Total, bool IsDone)
{
    private const int TotalShift = 16;
    private const int DoneBit = 1 << 30;
    private const int TotalMask = 0xFF;

    public static int Pack(int kept, int total, bool isDone) => kept | (total << TotalShift) | (isDone ? DoneBit : 0);

    public static PriceProgress Unpack(long argument) =>
        new((int)(argument & ushort.MaxValue), (int)(argument >> TotalShift) & TotalMask, (argument & DoneBit) != 0);
}
