using System.Collections.Concurrent;
using Han.Gateway.Authorization;
using Han.Gateway.Requests;

namespace Han.Tests.Soap;

/// <summary>Takes every request, remembers it, and answers as a desk that stores would.</summary>
internal sealed class RecordingDesk : IRequestDesk
{
    public const string RequestId = "47c765fdccbab4c36399d7ab";

    private readonly ConcurrentQueue<(Caller Caller, HanRequest Request)> _requests = new();

    public (Caller Caller, HanRequest Request) Last => _requests.Last();

    /// <summary>The address list of the last request, as it was handed in.</summary>
    public AddressList? LastList { get; private set; }

    public int Count => _requests.Count;

    /// <summary>Awaited before answering, so that a test can hold requests inside.</summary>
    public Func<Task> Gate { get; set; } = () => Task.CompletedTask;

    public async ValueTask<HanAnswer> SubmitAsync(Caller caller, HanRequest request, CancellationToken cancellationToken)
    {
        // The endpoint gives the address list back after the answer: what is remembered has one of its own.
        var addresses = new AddressBlock(request.Addresses.GroupId, [.. request.Addresses.Addresses]) { Count = request.Addresses.Count };
        _requests.Enqueue((caller, request with { Addresses = addresses }));
        LastList = request.Addresses.Addresses;
        await Gate();
        if (request.Addresses.Count > AddressBlock.MaximumAddresses)
        {
            return new Acknowledgement(RequestId, null, "HAN-2002", "more than 10,000 addresses", null, null, [], null);
        }

        AddressFault[] faults =
        [
            .. request.Addresses.Addresses.Select((a, i) => (a, i)).Where(p => p.a.EsiId.StartsWith('9'))
                .Select(p => new AddressFault((uint)p.i + 1, p.a.EsiId, p.a.MeterSerialNumber, p.a.DeviceMacAddress, "HAN-2003", "bad <ESIID>")),
        ];
        bool cancels = request.Command is not LoadControlEventCommand;
        uint? eventId = request.Command is LoadControlEventCommand load ? load.IssuerEventId ?? 7 : null;
        return new Acknowledgement(
            RequestId, cancels ? "0123456789abcdef01234567" : null, faults.Length == 0 ? "0" : "0001", faults.Length == 0 ? "accepted" : "accepted with faults",
            request.Addresses.Count - faults.Length, faults.Length, faults, eventId);
    }
}
