using DeviceEmulator.Certificates;
using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using HeadEnd.Simulator.Coordinators;
using HeadEnd.Simulator.Coordinators.Znp;
using Microsoft.Extensions.Logging.Abstractions;
using Sep.Codec.Types;

namespace HeadEnd.Simulator.Commands;

/// <summary>A coordinator for the length of one command: what it says becomes lines of output.</summary>
internal sealed class CoordinatorSession : IApsNode, ICoordinatorListener, IKeyEstablishmentListener, IAsyncDisposable
{
    private readonly Agenda _agenda = new();
    private readonly CoordinatorAddress _address;
    private readonly DeviceIdentity? _identity;
    private readonly TimeSpan _patience;
    private readonly TcpLine _line;
    private readonly CoordinatorLoop _loop;
    private NetworkStatus? _completed;

    /// <exception cref="InvalidDataException">The identity may not be used.</exception>
    public CoordinatorSession(CoordinatorAddress address, DeviceIdentity? identity, IdentityPolicy policy, TimeSpan patience)
    {
        (_address, _identity, _patience) = (address, identity, patience);
        _ = identity is null ? null : policy.Require(identity, onRealCoordinator: true);
        _line = new TcpLine(address, TimeProvider.System, NullLogger.Instance);
        Driver = new ZnpCoordinator(_agenda, _line, identity, policy, new ZnpOptions(), NullLogger.Instance);
        Driver.Attach(this, this, this);
        _loop = new CoordinatorLoop(_agenda, _line, Driver, TimeProvider.System);
    }

    public ZnpCoordinator Driver { get; }

    public Eui64 Address => _identity?.Address ?? default;

    /// <summary>Who joined since the beginning.</summary>
    public HashSet<Eui64> Joined { get; } = [];

    public bool IsWindowOpen { get; private set; }

    /// <summary>Runs until something is so.</summary>
    /// <exception cref="TimeoutException">It was not so in time.</exception>
    public async Task UntilAsync(Func<bool> isSo, string what, TimeSpan? patience, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        end.CancelAfter(patience ?? _patience);
        try
        {
            await _loop.RunAsync(isSo, end.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"{_address}: {what} within {(patience ?? _patience).TotalSeconds} s.");
        }
    }

    public Task OpenAsync(CancellationToken cancellationToken) => UntilAsync(() => Driver.IsOpen, "no connection", null, cancellationToken);

    /// <summary>Asks for something and waits for its completion.</summary>
    public async Task<NetworkStatus> DoAsync(Func<int> request, string what, CancellationToken cancellationToken)
    {
        _completed = null;
        if (request() == StackToken.None)
        {
            return NetworkStatus.Busy;
        }

        // Forming a network takes the chip as long as it likes, at most 100 s.
        await UntilAsync(() => _completed is not null, $"{what} was not completed", _patience + TimeSpan.FromSeconds(100), cancellationToken).ConfigureAwait(false);
        return _completed!.Value;
    }

    public void OnConfirm(int token, ApsStatus status)
    {
    }

    public void OnIndication(in ApsAddress address, ReadOnlySpan<byte> asdu) => Say($"{address.Source} sends {asdu.Length} octets of {address.Cluster}");

    public void OnCompleted(int token, NetworkStatus status) => _completed = status;

    public void OnNetworkUp(in NetworkIdentity network, bool resumed) => Say(
        $"network {(resumed ? "resumed" : "formed")}: coordinator {network.Coordinator}, channel {network.Channel}, PAN 0x{network.PanId:X4}, extended PAN {network.ExtendedPanId}");

    public void OnPermitJoining(int seconds)
    {
        IsWindowOpen = seconds > 0;
        Say(seconds > 0 ? $"devices may join for {seconds} s" : "no device may join any more");
    }

    public void OnJoined(Eui64 device, JoinKind kind)
    {
        Joined.Add(device);
        Say($"{device} joined: {kind}");
    }

    public void OnRefused(Eui64 device, JoinRefusal reason) => Say($"{device} was turned away: {reason}");

    public void OnLeft(Eui64 device, LeaveCause cause) => Say($"{device} left: {cause}");

    public void OnNetworkKeySwitched(byte sequence) => Say($"network key {sequence} is used");

    public void OnReset() => Say("the coordinator starts anew");

    public void OnStarted(int token, NetworkStatus status) => Say($"key establishment: {status}");

    public void OnStage(Eui64 partner, KeyEstablishmentStage stage) => Say($"{partner} key establishment: {stage}");

    public void OnOutcome(Eui64 partner, in KeyEstablishmentOutcome outcome) => Say(
        $"{partner} key establishment: {outcome.Result}{(outcome.Status == KeyEstablishmentStatus.None ? "" : $", {outcome.Status}")}");

    public async ValueTask DisposeAsync()
    {
        await _line.DisposeAsync().ConfigureAwait(false);
        Driver.Dispose();
        _identity?.Dispose();
    }

    private static void Say(string text) => Console.Out.WriteLine(text);
}
