using System.Globalization;
using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Sep.Codec.Types;

namespace Han.Tests.Stack;

/// <summary>Notes what a stack says, in order, as text; and fails when it speaks within a call.</summary>
internal sealed class StackRecorder(Eui64 address) : IApsNode, ICoordinatorListener, IKeyEstablishmentListener, IJoiningListener
{
    private readonly Dictionary<int, string> _requests = [];
    private bool _inCall;

    public Eui64 Address { get; } = address;

    public List<string> Heard { get; } = [];

    public List<FoundNetwork> Scanned { get; } = [];

    public NetworkIdentity Identity { get; private set; }

    public ApsAddress LastIndication { get; private set; }

    /// <summary>Makes a call under a name by which its completion is noted.</summary>
    public int Call(string name, Func<int> call)
    {
        _inCall = true;
        int token = call();
        _inCall = false;
        if (token != StackToken.None)
        {
            _requests[token] = name;
        }

        return token;
    }

    /// <summary>What was heard since the last time, and forgets it.</summary>
    public string Take()
    {
        string heard = string.Join(" | ", Heard);
        Heard.Clear();
        return heard;
    }

    public void OnConfirm(int token, ApsStatus status) => Note($"{Named(token)} confirmed {status}");

    public void OnIndication(in ApsAddress address, ReadOnlySpan<byte> asdu)
    {
        LastIndication = address;
        Note($"{Text(address.Source)} says {Convert.ToHexString(asdu)}");
    }

    public void OnCompleted(int token, NetworkStatus status) => Note($"{Named(token)} {status}");

    public void OnNetworkUp(in NetworkIdentity network, bool resumed)
    {
        Identity = network;
        Note(resumed ? "up again" : "up");
    }

    public void OnPermitJoining(int seconds) => Note($"permits {seconds.ToString(CultureInfo.InvariantCulture)} s");

    public void OnJoined(Eui64 device, JoinKind kind) => Note($"{Text(device)} {kind}");

    public void OnRefused(Eui64 device, JoinRefusal reason) => Note($"{Text(device)} refused {reason}");

    public void OnLeft(Eui64 device, LeaveCause cause) => Note($"{Text(device)} left {cause}");

    public void OnNetworkKeySwitched(byte sequence) => Note($"network key {sequence.ToString(CultureInfo.InvariantCulture)}");

    public void OnReset() => Note("reset");

    public void OnStarted(int token, NetworkStatus status) => Note($"{Named(token)} started {status}");

    public void OnStage(Eui64 partner, KeyEstablishmentStage stage) => Note($"{Text(partner)} {stage}");

    public void OnOutcome(Eui64 partner, in KeyEstablishmentOutcome outcome) => Note(
        $"{Text(partner)} {outcome.Result}{(outcome.Status == KeyEstablishmentStatus.None ? "" : $" {outcome.Status}")}{(outcome.ByPartner ? " by partner" : "")}"
        + (outcome.WaitTimeSeconds == 0 ? "" : $" wait {outcome.WaitTimeSeconds.ToString(CultureInfo.InvariantCulture)} s"));

    public void OnScanned(int token, ReadOnlySpan<FoundNetwork> networks)
    {
        Scanned.Clear();
        Scanned.AddRange(networks);
        Note($"{Named(token)} found {networks.Length.ToString(CultureInfo.InvariantCulture)}");
    }

    public void OnJoinCompleted(int token, JoinStatus status) => Note($"{Named(token)} {status}");

    public void OnLeft(LeaveCause cause) => Note($"left {cause}");

    internal static void Run(Agenda agenda, long milliseconds)
    {
        MarketTime until = agenda.Now.PlusMilliseconds(milliseconds);
        while (agenda.TryStep(until))
        {
        }

        agenda.Enter(until);
    }

    private void Note(string text)
    {
        Assert.False(_inCall, $"\"{text}\" was said within a call.");
        Heard.Add(text);
    }

    private string Named(int token) => _requests.Remove(token, out string? name) ? name : $"unknown token {token.ToString(CultureInfo.InvariantCulture)}";

    private static string Text(Eui64 address) => (address.Value & 0xFF).ToString("X2", CultureInfo.InvariantCulture);
}
