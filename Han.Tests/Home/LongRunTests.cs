using DeviceEmulator.Home.Radios;

namespace Han.Tests.Home;

/// <summary>
/// Homes that live for days with lost frames, power cuts and devices that misbehave: no event is lost or applied twice, statuses come in legal order, registers
/// do not run backwards, nothing piles up. Size and fidelity are parameters: a virtual week of 200 homes is the same test, and minutes long.
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

    private static void Run(HomeFidelity fidelity, int homes, int days, double loss, ulong seed)
    {
        LongRun run = new(fidelity, homes, TimeSpan.FromDays(days), loss, seed);
        run.Run();
        Assert.True(run.Counts.Events > homes, $"{run.Counts} is too little to say something.");
        Assert.True(run.Counts.Steady > homes, $"{run.Counts} is too little to say something.");
    }
}
