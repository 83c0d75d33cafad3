namespace Han.Tests.Soap.Security;

/// <summary>Wall time that stands still until a test moves it.</summary>
internal sealed class SettableTime : TimeProvider
{
    public DateTimeOffset Now { get; set; } = System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => Now;
}
