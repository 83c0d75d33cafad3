using System.Globalization;
using Han.Gateway.Registry;
using Han.Gateway.Registry.Imported;

namespace Han.Gateway.Market;

/// <summary>
/// Takes a file of market transactions into the store: rows that do not fit go to the file of rejected rows, all others are written in one transaction. A row
/// whose id is known changes nothing, so that a file can be sent again. A gateway that runs beside it notices within seconds.
/// </summary>
internal sealed class MarketImport(MarketStore store, PremiseRegister register)
{
    private readonly Dictionary<string, MarketTransaction> _inFile = new(StringComparer.Ordinal);
    private readonly MarketRules _rules = new(register);
    private readonly List<(MarketTransaction Transaction, uint Line)> _taken = [];
    private long _rows;
    private long _known;
    private bool _isStored;

    /// <param name="file">The CSV file.</param>
    /// <param name="rejectsFile">Where rejected rows go.</param>
    /// <param name="maxRejected">More rejected rows than this share, 0 to 1, refuse the file as a whole.</param>
    /// <exception cref="InvalidDataException">The file is no such CSV; nothing has changed.</exception>
    public MarketImportResult Run(string file, string rejectsFile, double maxRejected)
    {
        register.Market.Add(store.After(register.Market.Last));
        try
        {
            return Take(file, rejectsFile, maxRejected);
        }
        finally
        {
            if (!_isStored)
            {
                register.Market.TakeBack(_taken.ConvertAll(t => t.Transaction));
            }
        }
    }

    private MarketImportResult Take(string file, string rejectsFile, double maxRejected)
    {
        using var csv = new MarketCsv(file);
        using var rejects = new RejectFile(rejectsFile, csv.Header);
        var reader = new MarketRowReader(csv);
        while (csv.Read())
        {
            _rows++;
            if (Take(reader, csv.Line) is { } rejection)
            {
                rejects.Add(rejection, csv.RawRow);
            }
        }

        string? refusal = rejects.Count > maxRejected * _rows
            ? string.Create(CultureInfo.InvariantCulture, $"{rejects.Count:N0} of {_rows:N0} rows are rejected, more than {maxRejected * 100:0.##} %")
            : null;
        if (refusal is null)
        {
            store.Insert(Path.GetFileName(file), _taken);
            _isStored = true;
        }

        csv.Dispose();
        bool isKept = refusal is not null && RejectFile.IsSame(file, rejectsFile);
        return new MarketImportResult(_rows, _known, rejects.Count, rejects.Reasons, csv.Columns.Unknown, rejects.Publish(isKept), refusal);
    }

    /// <summary>Why the current row is not taken; null when it is, or was before.</summary>
    private Rejection? Take(MarketRowReader reader, uint line)
    {
        if (reader.Read(register.Market.Last + 1, out Rejection rejection) is not { } transaction)
        {
            return rejection;
        }

        if ((_inFile.GetValueOrDefault(transaction.Id) ?? store.Find(transaction.Id)) is { } first)
        {
            _known += transaction.IsSameAs(first) ? 1 : 0;
            return transaction.IsSameAs(first) ? null : new Rejection(line, MarketColumns.IdName, "names another transaction, which was taken before");
        }

        if (_rules.Check(transaction) is var (field, reason))
        {
            return new Rejection(line, field, reason);
        }

        // From here on it is part of what the next row is held against.
        register.Market.Add(transaction);
        _inFile.Add(transaction.Id, transaction);
        _taken.Add((transaction, line));
        return null;
    }
}
