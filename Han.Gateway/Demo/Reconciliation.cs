namespace Han.Gateway.Demo;

/// <summary>
/// Holds three independent books against each other: the addresses that were acknowledged, the ledger that each emulated device kept of what it did,
/// and the messaging log as exported. Reads the files, not memory. What a device did and the log does not show is lost; what the log shows more often
/// than it happened, or of a device that did nothing, is a duplicate.
/// </summary>
internal sealed class Reconciliation
{
    private readonly Dictionary<(string Event, string Device, string Fact), int> _expected = [];
    private readonly Dictionary<(string Event, string Device, string Fact), int> _found = [];
    private readonly Dictionary<string, int> _byStatus = new(StringComparer.Ordinal);
    private readonly HashSet<string> _statusIds = new(StringComparer.Ordinal);
    private readonly HashSet<string> _devices = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, int> ByStatus => _byStatus;

    /// <summary>Devices that took an event in.</summary>
    public int Devices => _devices.Count;

    public long LogRows { get; private set; }
    public long Lost { get; private set; }
    public long Duplicates { get; private set; }

    /// <summary>What was acknowledged: every address is to have exactly one "accepted and sent" row under its request.</summary>
    public void ReadAccepted(string requestId, string category, IEnumerable<string> esiIds)
    {
        foreach (string esiId in esiIds)
        {
            Count(_expected, (requestId, esiId, $"{category} sent"));
        }
    }

    /// <summary>What the devices did with the event of that request.</summary>
    public void ReadLedger(TextReader ledger, string eventRequestId)
    {
        foreach (Func<string, string> row in new CsvTable(ledger).Rows())
        {
            string device = row("device");
            string outcome = row("outcome");
            bool rejected = outcome.StartsWith("Rejected", StringComparison.Ordinal);
            _devices.Add(device);
            if (rejected)
            {
                Count(_expected, (eventRequestId, device, "rejected"));
                continue;
            }

            bool optedOutAtStart = row("opted_out_at_start") == "1";
            Count(_expected, (eventRequestId, device, "event received"));
            if (row("started_at").Length > 0)
            {
                Count(_expected, (eventRequestId, device, optedOutAtStart ? "opted out" : "event started"));
            }

            Count(_expected, (eventRequestId, device, "opted out"), Number(row("opt_outs")));
            Count(_expected, (eventRequestId, device, "opted in"), Number(row("opt_ins")));
            Count(_expected, (eventRequestId, device, Ending(outcome)));
        }
    }

    /// <summary>What the log says.</summary>
    public void ReadLog(TextReader log)
    {
        foreach (Func<string, string> row in new CsvTable(log).Rows())
        {
            LogRows++;
            string code = row("StatusCode");
            _byStatus[code] = _byStatus.GetValueOrDefault(code) + 1;
            if (!_statusIds.Add(row("MessageStatusID")))
            {
                Duplicates++;
            }

            string text = row("StatusDesc");
            string device = row("DeviceMACAddr");
            string category = row("EventCategoryID");
            if (code == "RQA")
            {
                string request = category == "LCE" ? row("RequestID") : row("MessageCancellationID");
                Count(_found, (request, row("ESIID"), $"{category} sent"));
            }
            else if (device.Length > 0 && Fact(text) is { } fact)
            {
                Count(_found, (row("RequestID"), device, fact));
            }
        }
    }

    /// <summary>Compares the books; to be called once, after all have been read.</summary>
    public void Compare()
    {
        foreach (((string, string, string) fact, int expected) in _expected)
        {
            Lost += Math.Max(0, expected - _found.GetValueOrDefault(fact));
        }

        foreach (((string, string, string) fact, int found) in _found)
        {
            Duplicates += Math.Max(0, found - _expected.GetValueOrDefault(fact));
        }
    }

    private static string Ending(string outcome) => outcome switch
    {
        "Completed" => "completed",
        "PartlyOptedOut" => "partly completed, opted out",
        "PartlyOptedIn" => "partly completed, opted in",
        "DidNotParticipate" => "did not participate",
        "Cancelled" => "cancelled",
        "Superseded" => "superseded",
        _ => $"the device is still {outcome}",
    };

    /// <summary>What a row says that a device did; null for what is said of a cancel, or of a device's silence.</summary>
    private static string? Fact(string description) => description.Split(';')[0] switch
    {
        "no further answer in time" => null,
        "rejected: received after it expired" or "rejected by the device" => "rejected",
        string text when text.StartsWith("rejected: invalid cancel", StringComparison.Ordinal) => null,
        string text => text,
    };

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static void Count<T>(Dictionary<T, int> counts, T key, int by = 1) where T : notnull
    {
        if (by > 0)
        {
            counts[key] = counts.GetValueOrDefault(key) + by;
        }
    }
}
