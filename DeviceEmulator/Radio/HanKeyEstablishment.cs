using DeviceEmulator.Stack;
using Sep.Codec.Types;

namespace DeviceEmulator.Radio;

/// <summary>
/// Key establishment at application fidelity, seen from the trust centre: the certificates' facts are judged and the announced times pass, but
/// nothing is computed. One exchange at a time, as in a coordinator's firmware.
/// </summary>
internal sealed class HanKeyEstablishment(HanCoordinator coordinator, LoopPost post, KeyEstablishmentIdentity? identity, IKeyEstablishmentListener listener)
    : IKeyEstablishment
{
    /// <summary>What a busy side asks the other to wait before it tries again, seconds.</summary>
    public const byte BusyWaitSeconds = 30;

    /// <summary>How long a side waits for one that does not answer at all, milliseconds.</summary>
    public const long SilenceMilliseconds = 10_000;

    private int _nextToken;
    private Exchange? _exchange;

    public bool IsEstablished(Eui64 partner) => coordinator.FindMember(partner)?.HasLinkKey == true;

    public int Start(Eui64 partner)
    {
        int token = _nextToken;
        _nextToken = (_nextToken + 1) & int.MaxValue;
        post.Later(() =>
        {
            HanMember? member = coordinator.FindMember(partner);
            NetworkStatus status = coordinator.State != NetworkState.Up ? NetworkStatus.InvalidState
                : identity is null ? NetworkStatus.NotSupported
                : member is null ? NetworkStatus.UnknownDevice
                : _exchange is not null ? NetworkStatus.Busy
                : NetworkStatus.Success;
            listener.OnStarted(token, status);
            if (status == NetworkStatus.Success)
            {
                Begin(new Exchange(member!, ByDevice: false));
            }
        });
        return token;
    }

    /// <summary>A member starts an exchange. False when nobody will ever answer.</summary>
    internal bool Request(RadioNode node)
    {
        if (identity is null || coordinator.State != NetworkState.Up || coordinator.FindMember(node.Address) is not HanMember member)
        {
            return false;
        }

        if (_exchange is not null)
        {
            node.Outcome(new KeyEstablishmentOutcome(KeyEstablishmentResult.Terminated, KeyEstablishmentStatus.NoResources, BusyWaitSeconds, ByPartner: true));
            return true;
        }

        Begin(new Exchange(member, ByDevice: true));
        return true;
    }

    internal void PartnerGone(Eui64 device)
    {
        if (_exchange?.Member.Address == device)
        {
            End(_exchange, new KeyEstablishmentOutcome(KeyEstablishmentResult.PartnerGone));
        }
    }

    /// <summary>The coordinator lost its memory of what is under way; the other end waits in vain.</summary>
    internal void Forget()
    {
        _exchange?.Member.Node?.Abandoned();
        _exchange = null;
    }

    private void Begin(Exchange exchange)
    {
        _exchange = exchange;
        if (exchange.Member.Node?.Identity is not KeyEstablishmentIdentity device)
        {
            After(exchange, SilenceMilliseconds, () =>
            {
                _exchange = null;
                listener.OnOutcome(exchange.Member.Address, new KeyEstablishmentOutcome(KeyEstablishmentResult.TimedOut));
            });
            return;
        }

        if (!exchange.ByDevice)
        {
            exchange.Member.Node.Approached();
        }

        // The responder sees the initiator's certificate first.
        Eui64 address = exchange.Member.Address;
        KeyEstablishmentStatus byDevice = device.Judge(identity!, coordinator.Address);
        KeyEstablishmentStatus byCoordinator = identity!.Judge(device, address);
        bool deviceFirst = !exchange.ByDevice;
        if (byDevice != KeyEstablishmentStatus.None || byCoordinator != KeyEstablishmentStatus.None)
        {
            bool deviceEnds = byDevice != KeyEstablishmentStatus.None && (deviceFirst || byCoordinator == KeyEstablishmentStatus.None);
            Terminate(exchange, deviceEnds ? byDevice : byCoordinator, deviceEnds);
            return;
        }

        Stage(exchange, KeyEstablishmentStage.Initiated);
        After(exchange, 1000L * (device.EphemeralDataGenerateSeconds + identity.EphemeralDataGenerateSeconds), () =>
        {
            Stage(exchange, KeyEstablishmentStage.EphemeralDataExchanged);
            After(exchange, 1000L * (device.ConfirmKeyGenerateSeconds + identity.ConfirmKeyGenerateSeconds), () => Confirm(exchange, device));
        });
    }

    /// <summary>Whoever computes another key than the partner is found out by the partner's check of its code, the responder's check first.</summary>
    private void Confirm(Exchange exchange, KeyEstablishmentIdentity device)
    {
        if (!device.HasPrivateKey || !identity!.HasPrivateKey)
        {
            Terminate(exchange, KeyEstablishmentStatus.BadKeyConfirm, byDevice: !exchange.ByDevice);
            return;
        }

        exchange.Member.HasLinkKey = true;
        End(exchange, KeyEstablishmentOutcome.Established);
    }

    private void Stage(Exchange exchange, KeyEstablishmentStage stage)
    {
        listener.OnStage(exchange.Member.Address, stage);
        exchange.Member.Node?.Stage(stage);
    }

    private void Terminate(Exchange exchange, KeyEstablishmentStatus status, bool byDevice)
    {
        KeyEstablishmentOutcome outcome = new(KeyEstablishmentResult.Terminated, status, 0, byDevice);
        _exchange = null;
        listener.OnOutcome(exchange.Member.Address, outcome);
        exchange.Member.Node?.Outcome(outcome with { ByPartner = !byDevice });
    }

    private void End(Exchange exchange, in KeyEstablishmentOutcome outcome)
    {
        _exchange = null;
        listener.OnOutcome(exchange.Member.Address, outcome);
        exchange.Member.Node?.Outcome(outcome);
    }

    private void After(Exchange exchange, long milliseconds, Action step) => post.After(milliseconds, () =>
    {
        if (ReferenceEquals(_exchange, exchange))
        {
            step();
        }
    });

    private sealed record Exchange(HanMember Member, bool ByDevice);
}
