using Han.Gateway.MessagingLog;
using Han.Gateway.Requests;

namespace Han.Tests.MessagingLog;

/// <summary>For books whose orders are all open: nothing is looked up.</summary>
internal sealed class NoRequests : IRequestLookup
{
    public long? RequestOfEvent(uint eventId) => null;

    public string DunsOf(long request) => "";

    public OpenOrder? OrderOf(uint orderId) => null;
}
