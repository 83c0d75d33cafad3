using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using DeviceEmulator.Time;
using Han.Gateway.Hosting;
using Microsoft.Data.Sqlite;

namespace Han.Tests.EndToEnd;

/// <summary>One seed: a gateway is killed at work, started again, given what it had not acknowledged, and its final log compared with the uninterrupted one.</summary>
internal sealed class KillRun : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan _tick = TimeSpan.FromMilliseconds(2);

    private readonly KillPlan _plan;
    private readonly KillRequest[] _script;
    private readonly string _directory;
    private readonly string[] _acknowledged = new string[KillScript.Length];
    private string _class = "";
    private int _open;
    private int _kills;
    private int _storedOnly;

    private KillRun(ulong seed, KillTemplate template)
    {
        _plan = new KillPlan(seed);
        _script = KillScript.Of(_plan, template);
        _directory = template.Copy();
    }

    public static async Task<KillResult> RunAsync(ulong seed, KillTemplate template)
    {
        using var run = new KillRun(seed, template);
        return await run.RunAsync();
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_directory, recursive: true);
    }

    private async Task<KillResult> RunAsync()
    {
        await KillAtWorkAsync();
        int acknowledged = _script.Count(r => r.Acknowledged is not null);
        if (_plan.KillsTheRecovery)
        {
            await KillRecoveryAsync();
        }

        await (_plan.RecoversAsAProcess ? RecoverAsProcessAsync() : RecoverAsync());
        string? problem = CheckRequests();
        string killed = Rows();
        KillDatabase.Forget(_directory);
        await ReplayAsync();
        problem ??= Difference(Rows(), killed);
        return new KillResult(_plan.Seed, _plan.Moment, _class, _open, _kills, acknowledged, _storedOnly, killed.Count(c => c == '\n'), problem);
    }

    private async Task KillAtWorkAsync()
    {
        await using var gateway = KillProcess.Start(_directory, _plan.Speed);
        await gateway.ServesAsync();

        // A connection each: the work and the watch go on beside each other.
        using var database = KillDatabase.Read(_directory);
        using var clock = KillDatabase.Read(_directory);
        Task work = WorkAsync(gateway.Url, () => clock.Clock);
        await MomentAsync(database, gateway, work);
        await gateway.KillAsync();
        await work;
        NoteKill();
        _storedOnly = _script.Count(r => r.Acknowledged is null && r.WasSent && IdsOf(r).Length > 0);
    }

    /// <summary>Sends what is not acknowledged, one after the other, until all is or the gateway is gone.</summary>
    private async Task WorkAsync(Uri url, Func<MarketTime> now)
    {
        try
        {
            foreach (KillRequest request in _script.Where(r => r.Acknowledged is null))
            {
                await request.SendAsync(url, now());
                await Task.Delay(TimeSpan.FromMilliseconds(_plan.Below(30)), TimeProvider.System);
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException)
        {
            // Killed. What was not acknowledged is sent again later.
        }
    }

    private async Task MomentAsync(KillDatabase database, KillProcess gateway, Task work)
    {
        var watch = Stopwatch.StartNew();
        while (_plan.Condition is { } condition && database.Scalar(condition) != 1)
        {
            Assert.True(watch.Elapsed < _patience, "the moment does not come");
            Assert.False(gateway.HasExited, "the gateway ended by itself");
            if (work.IsFaulted)
            {
                await work;
            }

            await PauseAsync();
        }

        long moment = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(moment) < _plan.Delay)
        {
            await Task.Yield();
        }
    }

    private async Task PauseAsync()
    {
        // To look without a pause takes a processor from the gateway: only when the request that it is about is on its way.
        if (_plan.IsShort && _script[Math.Min(_plan.Request, _script.Length) - 1].WasSent)
        {
            await Task.Yield();
        }
        else
        {
            await Task.Delay(_tick, TimeProvider.System);
        }
    }

    /// <summary>A second process dies while it starts, or soon after, while the lanes catch up and the client sends the rest.</summary>
    private async Task KillRecoveryAsync()
    {
        await using var gateway = KillProcess.Start(_directory, _plan.Speed);
        if (_plan.Below(3) == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100 + _plan.Below(900)), TimeProvider.System);
            await gateway.KillAsync();
        }
        else
        {
            await gateway.ServesAsync();
            using var database = KillDatabase.Read(_directory);
            Task work = WorkAsync(gateway.Url, () => database.Clock);
            await Task.Delay(TimeSpan.FromMilliseconds(_plan.Below(400)), TimeProvider.System);
            await gateway.KillAsync();
            await work;
        }

        _kills++;
    }

    private void NoteKill()
    {
        using var database = KillDatabase.Read(_directory);
        _class = database.Class();
        _open = database.OpenTargets();
        _kills++;
        for (int i = 0; i < _script.Length; i++)
        {
            _acknowledged[i] = _script[i].Acknowledged ?? "";
        }
    }

    private async Task RecoverAsync()
    {
        await using GatewayApplication gateway = await KillTemplate.VirtualAsync(_directory, TestGateway.Start);
        await _script[0].SendAsync(gateway.ServiceUrl, gateway.Clock.Now);
        foreach (KillRequest request in _script.Skip(1).Where(r => r.Acknowledged is null))
        {
            await gateway.RunToAsync(gateway.Clock.Now.PlusMilliseconds(_plan.Below(20_000)), CancellationToken.None);
            await request.SendAsync(gateway.ServiceUrl, gateway.Clock.Now);
        }

        await gateway.RunToAsync(LastReport(), CancellationToken.None);
    }

    private async Task RecoverAsProcessAsync()
    {
        await using var gateway = KillProcess.Start(_directory, 3600);
        await gateway.ServesAsync();
        using var database = KillDatabase.Read(_directory);
        await _script[0].SendAsync(gateway.Url, database.Clock);
        await WorkAsync(gateway.Url, () => database.Clock);
        var watch = Stopwatch.StartNew();
        while (database.Scalar("SELECT MIN(is_over) FROM tdsp_order") != 1)
        {
            Assert.True(watch.Elapsed < _patience, "the orders do not end");
            Assert.False(gateway.HasExited, "the gateway ended by itself");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }

        await gateway.KillAsync();
    }

    /// <summary>The same accepted orders, in this process and in virtual time, into an empty log.</summary>
    private async Task ReplayAsync()
    {
        MarketTime start = Read(d => new MarketTime(d.Scalar("SELECT MIN(entered_at) FROM tdsp_order") - 1));
        await using GatewayApplication gateway = await KillTemplate.VirtualAsync(_directory, start);
        await gateway.RunToAsync(LastReport(), CancellationToken.None);
    }

    private MarketTime LastReport() => Read(d => new MarketTime(d.Scalar("SELECT MAX(report_by) FROM tdsp_order")).Plus(TimeSpan.FromHours(1)));

    /// <summary>Each request is there once, under the id that was acknowledged, and is over.</summary>
    private string? CheckRequests()
    {
        foreach ((KillRequest request, string before) in _script.Zip(_acknowledged))
        {
            string[] ids = IdsOf(request);
            if (ids.Length != 1 || ids[0] != request.Acknowledged || (before.Length > 0 && ids[0] != before))
            {
                return $"'{request.Reference}' was acknowledged as '{before}' and '{request.Acknowledged}' and is stored as '{string.Join(", ", ids)}'";
            }
        }

        return Read(d => d.Scalar("SELECT MIN(is_over) FROM tdsp_order")) == 1 ? null : "an order does not end";
    }

    private static string? Difference(string expected, string actual)
    {
        if (expected == actual)
        {
            return null;
        }

        string[] wanted = expected.Split('\n');
        string[] found = actual.Split('\n');
        string[] missing = [.. wanted.Except(found)];
        string[] surplus = [.. found.Except(wanted)];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{missing.Length} rows missing, first '{missing.FirstOrDefault()}'; {surplus.Length} rows too many, first '{surplus.FirstOrDefault()}'");
    }

    private string[] IdsOf(KillRequest request) => Read(d => d.RequestIds(request.Caller.Name.Duns, request.Reference));

    private string Rows() => Read(d => d.Rows());

    private T Read<T>(Func<KillDatabase, T> read)
    {
        using var database = KillDatabase.Read(_directory);
        return read(database);
    }
}
