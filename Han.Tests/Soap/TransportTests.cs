using System.Net;
using System.Text;

namespace Han.Tests.Soap;

/// <summary>What HTTP decides before the XML is looked at.</summary>
public sealed class TransportTests
{
    private static readonly byte[] _good = Encoding.UTF8.GetBytes(SoapMessages.CancelAll());

    [Theory]
    [InlineData("application/soap+xml; charset=utf-8", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("text/xml; charset=utf-16", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("text/plain", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("text/xml", HttpStatusCode.OK)]
    [InlineData("TEXT/XML;charset=\"UTF-8\"", HttpStatusCode.OK)]
    public async Task Only_text_xml_in_utf8_is_read(string contentType, HttpStatusCode status)
    {
        await using SoapServer server = await SoapServer.StartAsync();
        using HttpClient client = server.CreateClient();
        SoapAnswer answer = await SoapAnswer.PostAsync(client, _good, contentType: contentType);
        Assert.Equal(status, answer.Status);
        Assert.Equal(status == HttpStatusCode.OK ? 1 : 0, server.Desk.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_over_the_limit_is_413_and_one_at_the_limit_is_read(bool chunked)
    {
        await using SoapServer server = await SoapServer.StartAsync(("Soap:MaxBodyBytes", "100000"));
        using HttpClient client = server.CreateClient();
        byte[] atLimit = [.. _good, .. Enumerable.Repeat((byte)' ', 100_000 - _good.Length)];
        Assert.Equal(HttpStatusCode.OK, (await SoapAnswer.PostAsync(client, atLimit, chunked: chunked)).Status);

        SoapAnswer over = await SoapAnswer.PostAsync(client, [.. atLimit, (byte)' '], chunked: chunked);
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "the message is too large"), (over.Status, over.FaultString));
        Assert.Equal(1, server.Desk.Count);
    }

    [Fact]
    public async Task Eight_mebibytes_are_the_default_limit()
    {
        await using SoapServer server = await SoapServer.StartAsync();
        using HttpClient client = server.CreateClient();
        byte[] message = new byte[(8 * 1024 * 1024) + 1];
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await SoapAnswer.PostAsync(client, message)).Status);
    }

    [Fact]
    public async Task More_bodies_than_there_is_room_for_are_503_and_room_comes_back()
    {
        await using SoapServer server = await SoapServer.StartAsync(("Soap:MaxConcurrentBodies", "2"));
        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var inside = new SemaphoreSlim(0);
        server.Desk.Gate = () =>
        {
            inside.Release();
            return open.Task;
        };
        using HttpClient client = server.CreateClient();
        Task<SoapAnswer>[] held = [SoapAnswer.PostAsync(client, _good), SoapAnswer.PostAsync(client, _good)];
        Assert.True(await inside.WaitAsync(TimeSpan.FromSeconds(20)) && await inside.WaitAsync(TimeSpan.FromSeconds(20)));

        SoapAnswer refused = await SoapAnswer.PostAsync(client, _good);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Status);
        Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter?.Delta);
        Assert.Equal("{http://schemas.xmlsoap.org/soap/envelope/}Server", refused.FaultCode);

        open.SetResult();
        Assert.All(await Task.WhenAll(held), answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Equal(HttpStatusCode.OK, (await SoapAnswer.PostAsync(client, _good)).Status);
    }

    [Fact]
    public async Task A_desk_that_fails_is_a_server_fault_without_its_words()
    {
        await using SoapServer server = await SoapServer.StartAsync();
        server.Desk.Gate = () => throw new InvalidOperationException("the disk said no");
        SoapAnswer answer = await server.PostAsync(SoapMessages.CancelAll());
        Assert.Equal((HttpStatusCode.InternalServerError, "{http://schemas.xmlsoap.org/soap/envelope/}Server"), (answer.Status, answer.FaultCode));
        Assert.DoesNotContain("disk", answer.Document.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_without_a_question_is_not_allowed()
    {
        await using SoapServer server = await SoapServer.StartAsync();
        using HttpClient client = server.CreateClient();
        using HttpResponseMessage response = await client.GetAsync(new Uri("", UriKind.Relative));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }
}
