using DeviceEmulator.Home.Radios;

namespace Han.Tests.Home.LongRuns;

/// <summary>
/// Homes that live for days with lost frames, power cuts and devices that misbehave: no event is lost or applied twice, statuses come in legal order, registers
/// do not run backwards, nothing piles up. Size and fidelity are parameters: a virtual week of 200 homes is the same run, `-- system week` of Han.Benchmarks.
/// </summary>
public sealed class LongRunTests
{
    [Theory]
    [InlineData(20, 2, 0.0, 1UL)]
    [InlineData(20, 2, 0.05, 2UL)]
    [InlineData(20, 1, 0.1, 3UL)]
    public void Homes_whose_payloads_are_handed_over(int homes, int days, double loss, ulong seed) => Run(HomeFidelity.Application, homes, days, loss, seed);

    [Theory]
    [InlineData(2, 1, 0.0, 4UL)]
    [InlineData(3, 1, 0.05, 5UL)]
    public void Homes_whose_every_frame_exists(int homes, int days, double loss, ulong seed) => Run(HomeFidelity.Radio, homes, days, loss, seed);

    [Fact]
    public void The_same_seed_makes_the_same_capture()
    {
        string first = Run(HomeFidelity.Radio, 1, 1, 0.05, 6);
        Assert.Equal(first, Run(HomeFidelity.Radio, 1, 1, 0.05, 6));
        Assert.NotEqual(first, Run(HomeFidelity.Radio, 1, 1, 0.05, 7));
    }

    [Fact]
    public void What_is_broken_is_found()
    {
        using LongRun run = new(HomeFidelity.Radio, 1, 0, 8);
        run.Up();
        run.Homes[0].Watch.Expect(run.Homes[0].Rig.Event(startsInMinutes: 1, minutes: 10) with { IssuerEventId = 77 }, order: 77);
        run.RunDay();
        Assert.Contains(run.Findings.First, f => f.Contains("event 77 of", StringComparison.Ordinal));
    }

    private static string Run(HomeFidelity fidelity, int homes, int days, double loss, ulong seed)
    {
        using LongRun run = new(fidelity, homes, loss, seed);
        run.Up();
        for (int day = 0; day < days; day++)
        {
            run.RunDay();
        }

        run.End();
        Assert.Empty(run.Findings.First);
        Assert.True(run.Counts.Events > homes, $"{run.Counts} is too little to say something.");
        Assert.True(run.Counts.Steady > homes, $"{run.Counts} is too little to say something.");
        return run.CaptureHash();
    }
}
