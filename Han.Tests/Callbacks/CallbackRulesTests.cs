using System.Net;
using Han.Gateway.Authorization;
using Han.Gateway.Callbacks;

namespace Han.Tests.Callbacks;

public sealed class CallbackRulesTests
{
    private static readonly SystemAccount _account = new() { Name = "rep", Duns = ["111111111"], CallbackSecret = "0123456789abcdef" };

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("172.32.0.1", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("64:ff9b::8.8.8.8", true)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("127.255.255.254", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::127.0.0.1", false)]
    [InlineData("64:ff9b::10.0.0.1", false)]
    [InlineData("64:ff9b:1::10.0.0.1", false)]
    [InlineData("2001::1", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("fc00::1", false)]
    [InlineData("fd00:ec2::254", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fec0::1", false)]
    [InlineData("ff02::1", false)]
    public void OnlyAddressesOfSomebodyOutThereArePublic(string address, bool isPublic) => Assert.Equal(isPublic, CallbackAddress.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("https://rep.example/status?x=1", true)]
    [InlineData("https://REP.Example./", true)]
    [InlineData("https://a.hooks.example:8443/", true)]
    [InlineData("https://a.b.hooks.example/", true)]
    [InlineData("https://hooks.example/", false)]
    [InlineData("https://evilhooks.example/", false)]
    [InlineData("https://rep.example.evil.example/", false)]
    [InlineData("https://x.rep.example/", false)]
    [InlineData("http://rep.example/", false)]
    [InlineData("https://rep.example@evil.example/", false)]
    [InlineData("https://rep.example/#part", false)]
    [InlineData("https://10.0.0.1/", false)]
    public void AHostFitsExactlyOrBySuffix(string uri, bool isAllowed)
    {
        var policy = new CallbackPolicy(new CallbackOptions { AllowedHosts = { "rep.example", "*.hooks.example", "10.0.0.1" } });
        Assert.Equal(isAllowed, policy.Check(new Uri(uri), _account) is null);
    }

    [Fact]
    public void WithoutAListOrASecretNothingIsAllowed()
    {
        var uri = new Uri("https://rep.example/");
        Assert.Contains("rep.example", new CallbackPolicy(new CallbackOptions()).Check(uri, _account)!.Message, StringComparison.Ordinal);
        var policy = new CallbackPolicy(new CallbackOptions { AllowedHosts = { "rep.example" } });
        Assert.Contains("secret", policy.Check(uri, new SystemAccount { Name = "rep", Duns = ["111111111"] })!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RetriesDoubleUpToAnHour()
    {
        var first = TimeSpan.FromSeconds(5);
        Assert.Equal([5, 10, 20, 40, 80], Enumerable.Range(1, 5).Select(n => BackOff.After(n, first).TotalSeconds));
        Assert.Equal(TimeSpan.FromSeconds(2560), BackOff.After(10, first));
        Assert.All(new long[] { 11, 12, 100, long.MaxValue }, n => Assert.Equal(TimeSpan.FromHours(1), BackOff.After(n, first)));
    }

    [Theory]
    [InlineData("http://x", "AllowedHosts")]
    [InlineData("*", "AllowedHosts")]
    [InlineData("a.*.example", "AllowedHosts")]
    public void AHostThatIsNoneIsRefusedAtStart(string host, string key)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(new CallbackOptions { AllowedHosts = { host } }.Check);
        Assert.Contains($"Callbacks:{key}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TimesOutOfRangeAreRefusedAtStart()
    {
        CallbackOptions[] bad =
        [
            new() { Timeout = TimeSpan.Zero }, new() { Timeout = TimeSpan.FromHours(1) }, new() { ConnectTimeout = TimeSpan.Zero }, new() { FirstRetry = TimeSpan.Zero },
            new() { FirstRetry = TimeSpan.FromHours(2) }, new() { GiveUpAfter = TimeSpan.FromHours(25) }, new() { MaxConcurrent = 0 }, new() { TrustList = { "nowhere.pem" } },
        ];
        Assert.All(bad, options => Assert.Throws<ArgumentException>(options.Check));
        new CallbackOptions().Check();
    }
}
