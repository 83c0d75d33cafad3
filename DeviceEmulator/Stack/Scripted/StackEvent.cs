using Sep.Codec.Types;

namespace DeviceEmulator.Stack.Scripted;

/// <summary>One thing that a scripted coordinator says to its host.</summary>
public sealed class StackEvent
{
    private readonly string _name;
    private readonly Action<ScriptedStack, StackCall?, int> _raise;

    private StackEvent(string name, Action<ScriptedStack, StackCall?, int> raise)
    {
        _name = name;
        _raise = raise;
    }

    /// <summary>The confirm of the send that it follows.</summary>
    public static StackEvent Confirm(ApsStatus status) => new($"confirm {status}", (stack, _, token) => stack.Node.OnConfirm(token, status));

    /// <summary>An ASDU for the host.</summary>
    public static StackEvent Indication(ApsAddress address, ReadOnlyMemory<byte> asdu) =>
        new($"indication from {address.Source}", (stack, _, _) => stack.Node.OnIndication(address, asdu.Span));

    /// <summary>How the network request that it follows went.</summary>
    public static StackEvent Completed(NetworkStatus status) => new($"completed {status}", (stack, _, token) => stack.Network.OnCompleted(token, status));

    public static StackEvent NetworkUp(NetworkIdentity network, bool resumed) => new("network up", (stack, _, _) =>
    {
        stack.State = NetworkState.Up;
        stack.Network.OnNetworkUp(network, resumed);
    });

    /// <summary>What a coordinator says of its window; what the host knows already is not told again.</summary>
    public static StackEvent PermitJoining(int seconds) => new($"permits joining {seconds} s", (stack, _, _) => stack.Permit(seconds));

    public static StackEvent Joined(Eui64 device, JoinKind kind = JoinKind.UnsecuredJoin) =>
        new($"{device} joined", (stack, _, _) => stack.Network.OnJoined(device, kind));

    public static StackEvent Refused(Eui64 device, JoinRefusal reason) => new($"{device} refused", (stack, _, _) => stack.Network.OnRefused(device, reason));

    public static StackEvent Left(Eui64 device, LeaveCause cause) => new($"{device} left", (stack, _, _) =>
    {
        stack.ForgetLinkKey(device);
        stack.Network.OnLeft(device, cause);
    });

    public static StackEvent NetworkKeySwitched(byte sequence) => new($"network key {sequence}", (stack, _, _) => stack.Network.OnNetworkKeySwitched(sequence));

    /// <summary>Whether the exchange that the host asked for began.</summary>
    public static StackEvent KeyEstablishmentStarted(NetworkStatus status) =>
        new($"key establishment started {status}", (stack, _, token) => stack.Keys.OnStarted(token, status));

    public static StackEvent KeyEstablishmentStage(Eui64 partner, KeyEstablishmentStage stage) =>
        new($"key establishment {stage}", (stack, _, _) => stack.Keys.OnStage(partner, stage));

    public static StackEvent KeyEstablishmentEnded(Eui64 partner, KeyEstablishmentOutcome outcome) => new($"key establishment {outcome.Result}", (stack, _, _) =>
    {
        stack.NoteOutcome(partner, outcome);
        stack.Keys.OnOutcome(partner, outcome);
    });

    /// <summary>The coordinator restarts: what it was still to say is lost.</summary>
    public static StackEvent Reset() => new("reset", (stack, _, _) => stack.Restart());

    /// <summary>An event that depends on the call that it follows. It does not follow any call when a test raises it.</summary>
    public static StackEvent Of(string name, Func<StackCall, StackEvent> choose) =>
        new(name, (stack, call, token) => choose(call ?? throw new InvalidOperationException($"{name} follows no call."))._raise(stack, call, token));

    /// <summary>An event that is chosen at the moment at which it is due; null: nothing is said.</summary>
    public static StackEvent Due(string name, Func<StackEvent?> choose) => new(name, (stack, call, token) => choose()?._raise(stack, call, token));

    public override string ToString() => _name;

    internal void Raise(ScriptedStack stack, StackCall? call, int token) => _raise(stack, call, token);
}
