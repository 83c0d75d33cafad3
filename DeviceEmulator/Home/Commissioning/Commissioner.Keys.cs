using DeviceEmulator.Stack;
using Sep.Codec.Types;

namespace DeviceEmulator.Home.Commissioning;

// Key establishment, and the way back into a network that was lost.
public sealed partial class Commissioner
{
    private int _failures;
    private int _losses;

    /// <summary>Times in a row that the network did not give the device its key: one may be a lost frame.</summary>
    private int _refusals;

    public void OnStarted(int token, NetworkStatus status)
    {
        if (token != _exchange || State != CommissioningState.Establishing)
        {
            return;
        }

        if (status == NetworkStatus.Success)
        {
            Say(CommissioningState.Establishing, "begins key establishment");
        }
        else
        {
            EstablishLater(Times.Retry, $"key establishment cannot begin ({status})");
        }
    }

    public void OnStage(Eui64 partner, KeyEstablishmentStage stage)
    {
        if (partner == Esi && State == CommissioningState.Establishing)
        {
            Say(State, stage == KeyEstablishmentStage.Initiated ? "certificates are exchanged" : "ephemeral keys are exchanged");
        }
    }

    public void OnOutcome(Eui64 partner, in KeyEstablishmentOutcome outcome)
    {
        if (partner != Esi || State != CommissioningState.Establishing)
        {
            return;
        }

        switch (outcome)
        {
            case { Result: KeyEstablishmentResult.Established }:
                _failures = 0;
                Say(State, "has a link key of its own");
                Discover();
                break;
            case { Status: KeyEstablishmentStatus.UnknownIssuer }:
                // Nothing will make the two trust each other: the profile asks the device to leave.
                Say(State, $"key establishment was ended by {By(outcome)}: UnknownIssuer");
                Leave();
                break;
            case { Status: KeyEstablishmentStatus.NoResources }:
                EstablishLater(TimeSpan.FromSeconds(Math.Max((int)outcome.WaitTimeSeconds, 1)), "the trust centre is busy with another device");
                break;
            default:
                OnEstablishmentFailed(outcome);
                break;
        }
    }

    private static string By(in KeyEstablishmentOutcome outcome) => outcome.ByPartner ? "the ESI" : "the device";

    private void OnEstablishmentFailed(in KeyEstablishmentOutcome outcome)
    {
        _failures++;
        string what = outcome.Result == KeyEstablishmentResult.Terminated
            ? $"key establishment was ended by {By(outcome)}: {outcome.Status}"
            : $"key establishment failed: {outcome.Result}";
        bool pause = _failures % Times.KeyEstablishmentFailures == 0;
        EstablishLater(pause ? Times.KeyEstablishmentPause : Times.Retry, what);
    }

    private void EstablishLater(TimeSpan wait, string why)
    {
        Say(CommissioningState.Establishing, $"{why}; tries again in {Words(wait)}");
        After(wait, Establish);
    }

    private void Establish()
    {
        if (_radio.IsEstablished(Esi))
        {
            Discover();
            return;
        }

        _exchange = _radio.Start(Esi);
        if (_exchange == StackToken.None)
        {
            EstablishLater(Times.Retry, "the radio takes nothing");
            return;
        }

        // An exchange ends by itself; should the stack never say so, the next begins then.
        After(Times.KeyEstablishmentPause, Establish);
    }

    /// <summary>Looks for the network that the device was in.</summary>
    private void Lose(string why)
    {
        Forget(loseState: false);
        _attempts = 0;
        Say(CommissioningState.Rejoining, $"{why}; looks for its network");
        Scan();
    }

    private void Return(ReadOnlySpan<FoundNetwork> networks)
    {
        foreach (FoundNetwork found in networks)
        {
            if (found.Network.ExtendedPanId == _network.ExtendedPanId)
            {
                _request = _radio.Rejoin();
                if (_request == StackToken.None)
                {
                    RejoinLater("the radio takes nothing");
                }

                return;
            }
        }

        if (_attempts >= Times.Rejoins && IsAnotherOpen(networks))
        {
            _radio.Forget();
            Forget(loseState: true);
            Say(CommissioningState.Scanning, "its network is gone; takes another one");
            Choose(networks);
            return;
        }

        RejoinLater("its network does not answer");
    }

    private static bool IsAnotherOpen(ReadOnlySpan<FoundNetwork> networks)
    {
        bool any = false;
        foreach (FoundNetwork found in networks)
        {
            any |= found is { PermitsJoining: true, HasRoom: true };
        }

        return any;
    }

    /// <summary>A network that has the device no more is joined as a new one.</summary>
    private void OnRejoinFailed(JoinStatus status)
    {
        _refusals = status == JoinStatus.NoNetworkKey ? _refusals + 1 : 0;
        if (_refusals < Times.Rejoins)
        {
            RejoinLater($"cannot rejoin: {Words(status)}");
            return;
        }

        _radio.Forget();
        Forget(loseState: true);
        (_attempts, _refusals) = (0, 0);
        Say(CommissioningState.Scanning, "its network has it no more");
        Seek();
    }

    private void RejoinLater(string why)
    {
        double factor = Math.Pow(2, Math.Min(_attempts, 16));
        TimeSpan wait = TimeSpan.FromSeconds(Math.Min(Times.Rejoin.TotalSeconds * factor, Times.LongestRejoin.TotalSeconds));
        _attempts++;
        Say(CommissioningState.Rejoining, $"{why}; tries again in {Words(wait)}");
        After(wait, Scan);
    }
}
