using System.Security.Cryptography;
using System.Text;
using Han.Gateway.Requests;

namespace Han.Tests.Requests;

/// <summary>The hash by which a repeated request is known: it is stored, so a newer program must make the same of the same request.</summary>
public sealed class RequestContentTests
{
    private static readonly RequestHeader _header = new("mine", 0, "111111111", "user", RequestPriority.M, null);

    [Theory]
    [InlineData(1)]
    [InlineData(600)]
    [InlineData(10_000)]
    public void ItIsThatOfTheLinesOfTheRequest(int count)
    {
        RequestAddress[] addresses =
        [
            .. Enumerable.Range(0, count).Select(i => new RequestAddress(
                $"10443720000{i:D6}", i % 7 == 0 ? $"é€😀{i}" : $"{i:D9}LG", i % 3 == 0 ? $"00124B{i:X10}" : null)),
        ];
        var request = new HanRequest(_header, new AddressBlock(null, [.. addresses]), new CancelAllLoadControlEventsCommand(1));
        string text = "CancelAllLoadControlEventsCommand { CancelControl = 1 }\nM\n\n\n"
            + string.Concat(addresses.Select(a => $"{a.EsiId}\n{a.MeterSerialNumber}\n{a.DeviceMacAddress}\n"));
        Assert.Equal(SHA256.HashData(Encoding.UTF8.GetBytes(text)), RequestContent.HashOf(request));
    }

    [Fact]
    public void WithoutAReferenceThereIsNone() => Assert.Empty(RequestContent.HashOf(
        new HanRequest(_header with { RequestId = null }, new AddressBlock(null, []), new CancelAllLoadControlEventsCommand(0))));

    [Fact]
    public void WhatIsAskedOtherwiseHasAnother()
    {
        var request = new HanRequest(
            _header, new AddressBlock(null, [new RequestAddress("1", "2", null)]), new CancelAllLoadControlEventsCommand(0));
        byte[][] hashes =
        [
            .. new[]
            {
                request, request with { Command = new CancelAllLoadControlEventsCommand(1) }, request with { Command = new CancelAllLoadControlEventsCommand(null) },
                request with { Header = _header with { Priority = RequestPriority.H } }, request with { Header = _header with { CallbackUri = new Uri("https://a.example/") } },
                request with { Addresses = new AddressBlock("east", []) }, request with { Addresses = new AddressBlock(null, [new RequestAddress("12", "", null)]) },
                request with { Addresses = new AddressBlock(null, [new RequestAddress("1", "2", "3")]) },
            }.Select(RequestContent.HashOf),
        ];
        Assert.Equal(hashes.Length, hashes.Select(Convert.ToHexString).Distinct().Count());
        Assert.Equal(hashes[0], RequestContent.HashOf(request with { Header = _header with { RequesterId = "other", RequestId = "again" } }));
    }
}
