using System.Security.Cryptography;
using System.Text;
using DeviceEmulator.Home.Radios;
using DeviceEmulator.Time;

namespace Han.Tests.Home.LongRuns;

/// <summary>Homes that live for a long time with incidents by chance, day by day, and what is found broken.</summary>
internal sealed class LongRun : IDisposable
{
    private MarketTime _until = HomeRig.Start;

    /// <param name="fidelity">How much of the radio exists.</param>
    /// <param name="homes">How many homes, each on an air and an agenda of its own.</param>
    /// <param name="loss">Share of the frames that are lost.</param>
    /// <param name="seed">Of everything.</param>
    public LongRun(HomeFidelity fidelity, int homes, double loss, ulong seed) =>
        Homes = [.. Enumerable.Range(0, homes).Select(n => new LongLife(fidelity, loss, seed, (ulong)n, Findings))];

    public IReadOnlyList<LongLife> Homes { get; }

    public Findings Findings { get; } = new();

    public LongCounts Counts => Homes.Aggregate(default(LongCounts), (sum, home) => sum + home.Counts);

    public void Dispose()
    {
        foreach (LongLife home in Homes)
        {
            home.Dispose();
        }
    }

    /// <summary>Every home comes up.</summary>
    public void Up()
    {
        foreach (LongLife home in Homes)
        {
            home.Rig.Up();
        }
    }

    /// <summary>Every home lives on to the end of the day.</summary>
    public void RunDay()
    {
        _until = _until.Plus(TimeSpan.FromDays(1));
        foreach (LongLife home in Homes)
        {
            home.Run(_until);
        }
    }

    /// <summary>No more incidents: everybody comes back, and what is still open is judged.</summary>
    public void End()
    {
        foreach (LongLife home in Homes)
        {
            home.End();
        }
    }

    /// <summary>One hash of the captures of all homes, hex digits: the same for the same seed. Of nothing at application fidelity.</summary>
    public string CaptureHash() =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(Homes.Select(home => home.CaptureHash())))));
}
