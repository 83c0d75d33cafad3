using System.Globalization;
using Han.Gateway.MessagingLog;

namespace Han.Gateway.Requests;

/// <summary>A file of the messaging log is wanted in the caller's outbox.</summary>
/// <param name="From">First message date, Central.</param>
/// <param name="To">Last message date, Central, inclusive.</param>
public sealed record MessagingLogCommand(DateOnly From, DateOnly To, EventCategory? Category, string? EsiId) : HanCommand
{
    /// <summary>What was asked, for the comparison of a repeated request with the first, whatever culture the program runs in.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"messaging log {From:yyyy-MM-dd} {To:yyyy-MM-dd} {Category} {EsiId}");
}
