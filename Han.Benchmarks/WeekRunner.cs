using System.Diagnostics;
using System.Globalization;
using DeviceEmulator.Home.Radios;
using Han.Tests.Home.LongRuns;

namespace Han.Benchmarks;

/// <summary>
/// `-- system week [homes] [days] [loss] [seed]`: homes at radio fidelity that live for days with lost frames, power cuts, losses of memory, devices carried away
/// and faults, checked as they go (see <see cref="LongRun"/>). Prints what each virtual day brought and what is on the heap after it; ends with 1 when an
/// invariant is broken, the heap's among them.
/// </summary>
internal static class WeekRunner
{
    /// <summary>The tables that keep the last so many of something fill in the first days; from then on the heap may grow by no more than this, and what the runtime takes.</summary>
    private const int FillingDays = 2;
    private const double MostGrowth = 0.05;
    private const long RuntimeBytes = 512 * 1024;

    public static int Run(int homes, int days, double loss, ulong seed)
    {
        Console.WriteLine(FormattableString.Invariant($"{homes} homes of an ESI and three devices, {days} days, {loss:P0} of the frames lost, seed {seed}"));
        long start = Stopwatch.GetTimestamp();
        using LongRun run = new(HomeFidelity.Radio, homes, loss, seed);
        run.Up();
        Print("up", run, start);
        long flat = long.MaxValue;
        for (int day = 1; day <= days; day++)
        {
            run.RunDay();
            long heap = Print(string.Create(CultureInfo.InvariantCulture, $"day {day}"), run, start);
            flat = day == FillingDays ? (long)(heap * (1 + MostGrowth)) + RuntimeBytes : flat;
            if (heap > flat)
            {
                run.Findings.Add(string.Create(CultureInfo.InvariantCulture, $"{heap:N0} bytes on the heap after day {day}, where {flat:N0} are the most."));
            }
        }

        run.End();
        Print("end", run, start);
        Console.WriteLine($"capture {run.CaptureHash()}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{run.Findings.Count} invariants broken"));
        foreach (string finding in run.Findings.First)
        {
            Console.WriteLine($"  {finding}");
        }

        return run.Findings.Count == 0 ? 0 : 1;
    }

    private static long Print(string when, LongRun run, long start)
    {
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        LongCounts counts = run.Counts;
        long heap = GC.GetTotalMemory(forceFullCollection: true);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{when,-6} {seconds,7:F1} s  {counts.Frames,12:N0} frames  {counts.Events,8:N0} events  {counts.Reports,9:N0} reports  {counts.Steady,8:N0} courses due"
            + $"  {counts.Unsteady,7:N0} disturbed  {counts.Incidents,7:N0} incidents  heap {heap / 1048576.0,7:F2} MB  {run.Findings.Count} broken"));
        return heap;
    }
}
