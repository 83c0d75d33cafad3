namespace Han.Tests.Soap;

/// <summary>One server for all tests of a class.</summary>
public sealed class SoapServerFixture : IAsyncLifetime
{
    public SoapServer Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await SoapServer.StartAsync();

    public async Task DisposeAsync() => await Server.DisposeAsync();
}
