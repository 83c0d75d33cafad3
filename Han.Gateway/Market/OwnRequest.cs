using DeviceEmulator.Time;
using Han.Gateway.MessagingLog;
using Han.Gateway.Requests;
using HeadEnd.Simulator.Link;

namespace Han.Gateway.Market;

/// <summary>Requests that the gateway makes itself, in somebody's name.</summary>
internal static class OwnRequest
{
    /// <summary>One without orders, to be filled in.</summary>
    /// <param name="account">Which part of the gateway asks, in place of an account and a user.</param>
    public static AcceptedRequest Of(string duns, string account, long number, string requestId, MarketTime now, MarketTime notAfter, MarketTime reportBy) => new()
    {
        Number = number,
        RequestId = requestId,
        Duns = duns,
        Account = account,
        Requester = account,
        Reference = null,
        Content = [],
        Category = EventCategory.None,
        Priority = OrderPriority.Medium,
        AcceptedAt = now,
        NotAfter = notAfter,
        ReportBy = reportBy,
        Cancels = null,
        EventId = null,
        Aliases = [],
        Command = null,
        CallbackUri = null,
        Answer = new ProvisionAcknowledgement(requestId, Refusals.Accepted, "Carried out by the gateway", null),
        Orders = [],
    };
}
