using System.Globalization;
using DeviceEmulator.Population;
using DeviceEmulator.Time;
using Han.Gateway.MessagingLog;
using Han.Gateway.Registry;
using Han.Gateway.Requests;
using Han.Gateway.Routing;
using HeadEnd.Simulator.Link;
using Sep.Codec.Types;

namespace Han.Tests.Storage;

/// <summary>Requests and rows to store.</summary>
internal static class Samples
{
    public const string Duns = "111111111";

    private const long Hour = 60 * 60 * 1000;

    public static string Id(long number) => number.ToString("x24", CultureInfo.InvariantCulture);

    /// <summary>A request to two ESIs of Oncor, in order number * 10, with one address fault.</summary>
    public static AcceptedRequest Request(long number, uint? eventId = null, uint? alias = null, string? reference = null, long at = 1000)
    {
        var command = new SendCommand(0x0701, 0, new byte[] { 1, 2, (byte)(number & 255), 255 });
        var order = new TdspOrder(
            (uint)number * 10, Id(number), OrderPriority.Medium, new MarketTime(at), new MarketTime(at + Hour), new MarketTime(at + (2 * Hour)), command,
            new OrderTarget[] { new(0, new Eui64(1), default), new(2, new Eui64(2), default) });
        AddressFault[] faults = [new AddressFault(1, "10443720000000001", null, null, Refusals.BadEsiId, "ESIID: unknown, says \"the register\".")];
        return new AcceptedRequest
        {
            Number = number,
            RequestId = Id(number),
            Duns = Duns,
            Account = "REP",
            Requester = "ADMIN",
            Reference = reference,
            Content = [0, 1, 254, 255],
            Category = EventCategory.LCE,
            Priority = OrderPriority.High,
            AcceptedAt = order.EnteredAt,
            NotAfter = order.NotAfter,
            ReportBy = order.ReportBy,
            Cancels = null,
            EventId = eventId,
            Aliases = alias is null ? [] : [alias],
            Command = command,
            CallbackUri = null,
            Answer = new Acknowledgement(Id(number), null, Refusals.AcceptedWithFaults, "Request accepted", 2, 1, faults, alias ?? eventId),
            Orders = [new RoutedOrder(TdspDirectory.Oncor, order, OrderWire.Encode(order))],
        };
    }

    public static LogRow Row(uint order, uint ordinal, uint sequence, LogStatus status = LogStatus.Sent) =>
        new(order, ordinal, sequence, new MarketTime(1000 + sequence), new Eui64(0x0250_4300_0000_0001), status, 3, 0);

    public static PremiseRegister EmptyRegister()
    {
        var hans = new HanGenerator(1, 0, DeviceMix.Default);
        var options = new RegistryOptions();
        return new PremiseRegister(
            new PremiseGenerator(
                1, hans, 0, new Dictionary<string, double> { ["Oncor"] = 1 }, new Dictionary<string, double> { [Duns] = 1 }), hans, options.Premises);
    }
}
