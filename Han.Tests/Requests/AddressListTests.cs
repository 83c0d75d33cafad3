using Han.Gateway.Requests;

namespace Han.Tests.Requests;

public sealed class AddressListTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(10_000)]
    public void AddressesComeBackAsTheyWereGivenHoweverManyThereAre(int count)
    {
        RequestAddress[] given = [.. Enumerable.Range(0, count).Select(Address)];
        using AddressList list = [.. given];
        Assert.Equal(given, list);
        Assert.Equal(string.Concat(given.Select(LineOf)), list.Lines(0, count));
        for (int i = 0; i < count; i++)
        {
            Assert.Equal(given[i], list.TextAt(i).ToAddress());
            Assert.Equal(LineOf(given[i]), list.Lines(i, 1));
        }
    }

    [Fact]
    public void ValuesMayHoldAnything()
    {
        var given = new RequestAddress("a\nb", "", new string('x', 5000));
        using AddressList list = [given, new RequestAddress("", "m", null)];
        Assert.Equal([given, new RequestAddress("", "m", null)], list);
    }

    [Fact]
    public void ListsThatAreAliveShareNothingHoweverOftenOthersWereGivenBack()
    {
        AddressList gone = [.. Enumerable.Range(0, 100).Select(Address)];
        gone.Dispose();
        gone.Dispose();
        using AddressList first = [.. Enumerable.Range(1000, 100).Select(Address)];
        using AddressList second = [.. Enumerable.Range(2000, 100).Select(Address)];
        Assert.Equal(Enumerable.Range(1000, 100).Select(Address), first);
        Assert.Equal(Enumerable.Range(2000, 100).Select(Address), second);
    }

    [Fact]
    public void WhatALongerListLeftInThePoolIsOutOfReach()
    {
        AddressList longer = [.. Enumerable.Range(0, 100).Select(Address)];
        longer.Dispose();
        using AddressList list = [Address(1)];
        Assert.Throws<ArgumentOutOfRangeException>(() => list.Lines(0, 2).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => list.Lines(1, 1).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => list.Lines(2, 0).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => list.Lines(-1, 1).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => list.Lines(0, -1).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => list.TextAt(1).EsiId.Length);
    }

    [Fact]
    public void AListThatWasGivenBackMayBeginAnew()
    {
        AddressList list = [.. Enumerable.Range(0, 100).Select(Address)];
        list.Dispose();
        list.Add(Address(7));
        Assert.Equal([Address(7)], list);
        Assert.Equal(LineOf(Address(7)), list.Lines(0, 1));
        list.Dispose();
    }

    [Fact]
    public void WhatWasGivenBackIsOutOfReach()
    {
        AddressList list = [Address(1), Address(2)];
        list.Dispose();
        list.Dispose();
        Assert.Empty(list);
        Assert.Throws<ArgumentOutOfRangeException>(() => list[0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => list.TextAt(1).ToAddress());
    }

    [Fact]
    public void ABlockStillKnowsHowManyThereWere()
    {
        var block = new AddressBlock(null, [Address(1), Address(2)]);
        block.Dispose();
        Assert.Equal((2, 0), (block.Count, block.Addresses.Count));
    }

    private static RequestAddress Address(int i) => new($"{i:D17}", $"{i}LG", i % 3 == 0 ? $"00124B{i:X10}" : null);

    private static string LineOf(RequestAddress a) => $"{a.EsiId}\n{a.MeterSerialNumber}\n{a.DeviceMacAddress}\n";
}
