using Codes = Han.Gateway.Requests.Refusals;

namespace Han.Gateway.StarterKit;

/// <summary>What the codes of business refusals mean to a caller.</summary>
internal static class StatusCodes
{
    public static IReadOnlyList<(string Code, string Meaning)> Refusals { get; } =
    [
        (Codes.NotAuthorised, "Requester, DUNS or type do not fit the account."),
        (Codes.NotRepOfRecord, "Not the REP of record, or no active agreement with the customer."),
        (Codes.NotCovered, "The agreements with the customer do not cover this device or type of message."),
        (Codes.AddressBlock, "No or two address forms."),
        (Codes.TooManyAddresses, "More than 10,000 addresses."),
        (Codes.BadEsiId, "ESIID unknown or malformed."),
        (Codes.MeterMismatch, "The meter does not fit the ESIID."),
        (Codes.UnknownTdsp, "No such TDSP."),
        (Codes.UnknownDevice, "The device is not known or not joined there, or is not named."),
        (Codes.UnknownGroup, "Unknown group."),
        (Codes.SlotsFull, "The meter has as many devices, or agreements of the kind, as it can."),
        (Codes.AlreadyProvisioned, "The device is in use, or has such an agreement already."),
        (Codes.BadMac, "Malformed MAC address."),
        (Codes.BadInstallCode, "Malformed installation code, or its checksum is wrong."),
        (Codes.ReasonMissing, "A removal needs a reason."),
        (Codes.NoHan, "The meter has no home area network."),
        (Codes.MoreThanOneDevice, "One device a request."),
        (Codes.StartTime, "Start in the past or too far ahead."),
        (Codes.Duration, "Lasts too long."),
        (Codes.OutOfRange, "A field is out of its range."),
        (Codes.Text, "The text does not fit the TDSP's meters."),
        (Codes.NothingToCancel, "No such event, text, request or agreement of yours, or nothing can be done about it any more."),
        (Codes.NoSuchLocalTime, "The local time does not exist."),
        (Codes.Duplicate, "RequestID used before for something else."),
    ];
}
