namespace Han.Gateway.Requests;

/// <summary>Which part of something long is asked for, as written.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Size">1 to <see cref="MaximumSize"/>.</param>
public readonly record struct PageRequest(long Number, long Size)
{
    public const int DefaultSize = 100;
    public const int MaximumSize = 500;

    /// <summary>How many rows lie before the page. Holds when <see cref="Check"/> finds nothing.</summary>
    public long Skip => (Number - 1) * Size;

    /// <summary>Null when it is in range.</summary>
    public Refusal? Check() =>
        Number is < 1 or > int.MaxValue ? Refusals.Range("Page", Number, $"pages are numbered from 1 to {int.MaxValue}")
        : Size is < 1 or > MaximumSize ? Refusals.Range("PageSize", Size, $"1 to {MaximumSize}")
        : null;
}
