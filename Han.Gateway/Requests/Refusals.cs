namespace Han.Gateway.Requests;

/// <summary>The business codes (smt-han-api 12.4) that this service gives, in one place.</summary>
public static class Refusals
{
    public const string Accepted = "0";
    public const string AcceptedWithFaults = "0001";
    public const string NotAuthorised = "HAN-1002";
    public const string NotRepOfRecord = "HAN-1003";
    public const string NotCovered = "HAN-1004";
    public const string AddressBlock = "HAN-2001";
    public const string TooManyAddresses = "HAN-2002";
    public const string BadEsiId = "HAN-2003";
    public const string MeterMismatch = "HAN-2004";
    public const string UnknownTdsp = "HAN-2005";
    public const string UnknownDevice = "HAN-2006";
    public const string UnknownGroup = "HAN-2007";
    public const string SlotsFull = "HAN-3001";
    public const string AlreadyProvisioned = "HAN-3002";
    public const string BadInstallCode = "HAN-3004";
    public const string ReasonMissing = "HAN-3005";
    public const string MoreThanOneDevice = "HAN-3007";
    public const string BadMac = "HAN-3003";
    public const string NoHan = "HAN-3006";
    public const string StartTime = "HAN-4001";
    public const string Duration = "HAN-4002";
    public const string OutOfRange = "HAN-4003";
    public const string Text = "HAN-4004";
    public const string NothingToCancel = "HAN-4005";

    /// <summary>The same code where nothing is to be cancelled: what is named is not there.</summary>
    public const string NoSuchRequest = NothingToCancel;
    public const string NoSuchLocalTime = "HAN-4006";
    public const string Duplicate = "HAN-9001";

    public static Refusal DuplicateReference { get; } =
        new(Duplicate, "RequestID: this reference was used before for a request with other content.");

    public static Refusal DuplicateAlias(uint alias) =>
        new(OutOfRange, $"IssuerEventID or MessageID: {alias} was used before by this company; an id names one event, price or text.");

    public static Refusal Range(string element, long value, string rule) => new(OutOfRange, $"{element}: {value} is out of range; {rule}.");

    /// <summary>The answer to a request that is refused as a whole.</summary>
    public static Acknowledgement Acknowledge(string requestId, Refusal refusal, IReadOnlyList<AddressFault>? faults = null) =>
        new(requestId, null, refusal.Code, refusal.Message, 0, faults?.Count, faults ?? [], null);
}
