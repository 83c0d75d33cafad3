using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json;
using DeviceEmulator.Time;
using Han.Gateway.Registry;
using Han.Gateway.Storage;
using HeadEnd.Simulator.Tdsp;

namespace Han.Gateway.Hosting;

/// <summary>
/// What, beside the seed and the orders, a replay is made from: how people behave, the homes listed by hand, and pauses that have begun. While orders are
/// open none of it may change, because their reports would not be the same again.
/// </summary>
/// <param name="Premises">SHA-256 of the listed premises, hex.</param>
internal sealed record ReplayInputs(string Users, string Premises, IReadOnlyList<ReplayInputs.Span> Pauses)
{
    /// <summary>Of devices whose meter is replaced, the share that needs switching off and on; null in older stores, which had the default.</summary>
    public double? PowerCycle { get; init; }

    private const string Setting = "replay inputs";

    public static ReplayInputs Of(HeadEndOptions headEnd, RegistryOptions registry) => new(
        headEnd.ToUserModel().ToString(),
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(registry.Listed(), StorageJson.Default.ListListedPremise))),
        [.. headEnd.Pauses.Select(p => new Span(p.Tdsp.ToUpperInvariant(), p.ToPause().From.Milliseconds, p.ToPause().To.Milliseconds))])
    {
        PowerCycle = headEnd.PowerCycle,
    };

    /// <summary>Notes these inputs in the store, or refuses them.</summary>
    /// <exception cref="ArgumentException">Orders are open that were made with others; the message names the section.</exception>
    public void Keep(StoreDatabase database, MarketTime marketTime)
    {
        using DbConnection connection = database.Open();
        string? text = connection.Text("SELECT value FROM setting WHERE name=@0", Setting);
        if (text is not null && connection.Scalar("SELECT COUNT(*) FROM tdsp_order WHERE is_over=0") is > 0 and long open
            && Conflict(JsonSerializer.Deserialize(text, StorageJson.Default.ReplayInputs)!, marketTime) is { } section)
        {
            throw new ArgumentException(
                $"{section}: {open} orders are not over and were begun with other values. Start with those until the orders are over, then change them.");
        }

        connection.Execute(
            "INSERT INTO setting (name, value) VALUES (@0, @1) ON CONFLICT (name) DO UPDATE SET value=@1", Setting,
            JsonSerializer.Serialize(this, StorageJson.Default.ReplayInputs));
    }

    /// <summary>A pause that lies ahead may come and go.</summary>
    private string? Conflict(ReplayInputs stored, MarketTime marketTime) =>
        stored.Users != Users ? "HeadEnd:OptOut, OptOutBeforeStart, OptInAgain"
        : (stored.PowerCycle ?? JoinProfile.DefaultPowerCycleShare) != (PowerCycle ?? JoinProfile.DefaultPowerCycleShare) ? "HeadEnd:PowerCycle"
        : stored.Premises != Premises ? "Registry:Premises"
        : Pauses.Except(stored.Pauses).Concat(stored.Pauses.Except(Pauses)).Any(p => p.From <= marketTime.Milliseconds) ? "HeadEnd:Pauses"
        : null;

    /// <summary>One pause; Unix milliseconds.</summary>
    internal sealed record Span(string Tdsp, long From, long To);
}
