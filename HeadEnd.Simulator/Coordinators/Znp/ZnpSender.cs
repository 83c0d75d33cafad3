using DeviceEmulator.Stack;
using DeviceEmulator.Time;
using Microsoft.Extensions.Logging;
using Sep.Codec.Coordinator.Znp;

namespace HeadEnd.Simulator.Coordinators.Znp;

/// <summary>
/// Sends ASDUs: a few at a time are with the chip, the others wait. The chip knows each by a number of 8 bits, drawn anew for every attempt; statuses
/// that pass by themselves lead to another attempt after a pause, with a search for a route.
/// </summary>
internal sealed class ZnpSender(Agenda agenda, ZnpRequests requests, ZnpMembers members, ILogger logger)
{
    /// <summary>ASDUs that the chip has at a time: it has few buffers, and one for each is gone until the confirm.</summary>
    public const int AtATime = 8;

    /// <summary>ASDUs that wait at most.</summary>
    public const int Capacity = 64;

    public const int Attempts = 5;

    public const long PauseMilliseconds = 2_000;

    /// <summary>How long a confirm may take, milliseconds: three acknowledgements that do not come, and a sleepy device's poll.</summary>
    public const long ConfirmMilliseconds = 30_000;

    private const byte Radius = 30;

    private readonly LoopPost _post = new(agenda);
    private readonly Queue<ZnpTransmission> _waiting = [];
    private readonly Dictionary<byte, ZnpTransmission> _sent = [];
    private byte _transaction;

    public bool HasRoom => _waiting.Count < Capacity;

    public void Send(ZnpTransmission transmission)
    {
        _waiting.Enqueue(transmission);
        _post.Later(SendNext);
    }

    public void OnConfirm(in AfDataConfirm confirm)
    {
        if (_sent.Remove(confirm.Transaction, out ZnpTransmission? transmission))
        {
            Judge(transmission, confirm.Status);
            SendNext();
        }
    }

    /// <summary>Forgets everything, without a word to those who wait for a confirm.</summary>
    public void Forget()
    {
        _post.Clear();
        _waiting.Clear();
        _sent.Clear();
    }

    private void SendNext()
    {
        while (_sent.Count < AtATime && _waiting.TryDequeue(out ZnpTransmission? transmission))
        {
            Attempt(transmission);
        }
    }

    private void Attempt(ZnpTransmission transmission)
    {
        // The device may be elsewhere than at the last attempt, or gone.
        if (members.WayTo(transmission.Device, transmission.Cluster) is not ushort nwkAddress)
        {
            transmission.Confirm(ApsStatus.NoShortAddress);
            return;
        }

        byte transaction = NextTransaction();
        _sent[transaction] = transmission;
        if (++transmission.Attempts > 1)
        {
            requests.Ask(ZnpRequests.Make(new ZdoExtRouteDiscovery(nwkAddress, 0, Radius)));
        }

        ZnpAsk<AfDataRequest, ZnpStatusAnswer> ask = ZnpRequests.Make(new AfDataRequest(
            nwkAddress, transmission.DestinationEndpoint, transmission.SourceEndpoint, transmission.Cluster, transaction,
            AfOptions.AckRequest | (transmission.IsSecured ? AfOptions.Security : AfOptions.None), Radius, transmission.Asdu));
        ask.Then = () => OnTaken(transaction, transmission, ask.Outcome == ZnpOutcome.Answered ? ask.Answer.Status : ZnpStatus.Failure);
        requests.Ask(ask);
    }

    private void OnTaken(byte transaction, ZnpTransmission transmission, ZnpStatus status)
    {
        if (_sent.GetValueOrDefault(transaction) != transmission)
        {
            // The confirm came before the answer: chips do that.
            return;
        }

        if (status != ZnpStatus.Success)
        {
            _sent.Remove(transaction);
            Judge(transmission, status);
            SendNext();
            return;
        }

        _post.After(ConfirmMilliseconds, () =>
        {
            if (_sent.GetValueOrDefault(transaction) == transmission)
            {
                _sent.Remove(transaction);
                LogMessages.ZnpNoConfirm(logger, transmission.Device);
                transmission.Confirm(ApsStatus.NoAck);
                SendNext();
            }
        });
    }

    private void Judge(ZnpTransmission transmission, ZnpStatus status)
    {
        if (status == ZnpStatus.Success)
        {
            transmission.Confirm(ApsStatus.Success);
        }
        else if (ZnpStatuses.Passes(status) && transmission.Attempts < Attempts)
        {
            _post.After(PauseMilliseconds, () => Send(transmission));
        }
        else
        {
            LogMessages.ZnpNotDelivered(logger, transmission.Device, (byte)status, transmission.Attempts);
            transmission.Confirm(ZnpStatuses.ToAps(status));
        }
    }

    /// <summary>The number that was free the longest: a confirm that is late by a time-out then meets nothing else.</summary>
    private byte NextTransaction()
    {
        do
        {
            _transaction = unchecked((byte)(_transaction + 1));
        }
        while (_sent.ContainsKey(_transaction));

        return _transaction;
    }
}
