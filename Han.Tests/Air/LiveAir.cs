using System.Collections.Concurrent;
using DeviceEmulator.Air;
using DeviceEmulator.Time;

namespace Han.Tests.Air;

/// <summary>An air in real time whose loop takes actions from the test.</summary>
internal sealed class LiveAir : IPump, IAsyncDisposable
{
    /// <summary>After this a test has hung; no exchange depends on it.</summary>
    public static readonly TimeSpan LongestTest = TimeSpan.FromSeconds(90);

    private readonly ConcurrentQueue<Action> _actions = new();
    private readonly CancellationTokenSource _end = new();
    private readonly CancellationTokenSource _limit = new(LongestTest);
    private readonly List<IAsyncDisposable> _opened = [];
    private readonly Task _running;

    public LiveAir(params IEnumerable<IAirTap> taps)
    {
        Agenda agenda = new();
        Loop = new AirLoop(agenda, new RealMarketClock(TimeProvider.System));
        Air = new TappedAir(new VirtualAir(agenda), agenda, taps);
        Loop.Attach(this);
        _running = Loop.RunAsync(_end.Token);
    }

    public AirLoop Loop { get; }

    public IAir Air { get; }

    /// <summary>Cancelled when the test has hung.</summary>
    public CancellationToken Limit => _limit.Token;

    public Antenna Put()
    {
        Antenna antenna = new(Loop.Agenda);
        Air.Attach(antenna);
        return antenna;
    }

    /// <summary>Does something on the loop.</summary>
    public async Task<T> On<T>(Func<T> action)
    {
        TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _actions.Enqueue(() =>
        {
            try
            {
                done.SetResult(action());
            }
            catch (Exception e)
            {
                done.SetException(e);
            }
        });
        Loop.Wake();
        return await done.Task.WaitAsync(_limit.Token);
    }

    /// <inheritdoc cref="On{T}(Func{T})"/>
    public Task On(Action action) => On(() =>
    {
        action();
        return true;
    });

    /// <summary>Makes something on the loop, which lasts as long as the loop.</summary>
    public Task<T> OpenAsync<T>(Func<T> make) where T : IAsyncDisposable => On(() =>
    {
        T made = make();
        _opened.Add(made);
        return made;
    });

    /// <summary>Begins something on the loop and waits for its end.</summary>
    public async Task On(Func<Task> action) => await await On<Task>(action);

    /// <summary>Asks on the loop until it is so.</summary>
    public async Task Until(Func<bool> isSo)
    {
        while (!await On(isSo))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, _limit.Token);
        }
    }

    public void Pump()
    {
        while (_actions.TryDequeue(out Action? action))
        {
            action();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _running;
        foreach (IAsyncDisposable opened in _opened)
        {
            await opened.DisposeAsync();
        }

        _end.Dispose();
        _limit.Dispose();
    }
}
