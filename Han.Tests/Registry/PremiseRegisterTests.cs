using DeviceEmulator.Devices;
using DeviceEmulator.Population;
using Han.Gateway.Registry;
using Han.Gateway.Routing;
using Sep.Codec.Types;

namespace Han.Tests.Registry;

public sealed class PremiseRegisterTests
{
    private const long Size = 6_800_000;

    private static readonly Dictionary<string, double> _tdsps = new()
    {
        ["Oncor"] = 49,
        ["CenterPoint"] = 34,
        ["AEP Texas Central"] = 11,
        ["AEP Texas North"] = 2.5,
        ["TNMP"] = 3.5,
    };

    private static readonly Dictionary<string, double> _reps = new() { ["111111111"] = 50, ["222222222"] = 30, ["333333333"] = 20 };

    [Fact]
    public void EveryKeyOfAPremiseLeadsBackToIt()
    {
        PremiseRegister register = Make(out PremiseGenerator generator);
        Span<DeviceSpec> devices = stackalloc DeviceSpec[PremiseRegister.MaximumDevices];
        for (long number = 0; number < Size; number += 9973)
        {
            Premise premise = generator.At(number);
            Assert.True(register.TryFind(register.EsiIdOf(premise), out Premise byEsiId));
            Assert.True(register.TryFindMeter(register.MeterOf(premise), out Premise byMeter));
            Assert.True(register.TryFind(premise.Esi, out Premise byEsi));
            Assert.Equal(premise, byEsiId);
            Assert.Equal(premise, byMeter);
            Assert.Equal(premise, byEsi);
            Assert.True(register.IsMeterOf(premise, register.MeterOf(premise)));
            int count = register.DevicesOf(premise, devices);
            for (int i = 0; i < count; i++)
            {
                Assert.True(register.TryFind(devices[i].Address, out Premise byDevice));
                Assert.Equal(premise, byDevice);
                Assert.True(register.HasDevice(premise, devices[i].Address));
            }
        }
    }

    [Fact]
    public void EsiIdsFollowTheTdspsPatterns()
    {
        PremiseRegister register = Make(out PremiseGenerator generator);
        for (long number = 0; number < Size; number += 50_021)
        {
            Premise premise = generator.At(number);
            string esiId = register.EsiIdOf(premise);
            Assert.Equal(premise.Tdsp, TdspDirectory.ByPrefix(esiId));
            Assert.Equal(premise.Tdsp.EsiIdLength, esiId.Length);
        }

        Assert.Equal("Oncor", generator.At(0).Tdsp.Name);
        Assert.Equal("TNMP", generator.At(Size - 1).Tdsp.Name);
    }

    [Fact]
    public void SharesAreAsConfigured()
    {
        Make(out PremiseGenerator generator);
        Premise[] sample = [.. Enumerable.Range(0, 20_000).Select(i => generator.At(generator.Shuffled(i)))];
        Assert.Equal(20_000, sample.Select(p => p.Number).Distinct().Count());
        Assert.InRange(sample.Count(p => p.RepDuns == "111111111") / 20_000.0, 0.48, 0.52);
        Assert.InRange(sample.Count(p => p.Tdsp.Name == "Oncor") / 20_000.0, 0.47, 0.51);
        Assert.InRange(sample.Count(p => p.Tdsp.Name == "TNMP") / 20_000.0, 0.03, 0.04);
    }

    [Theory]
    [InlineData("10443720000000000000")]
    [InlineData("1044372")]
    [InlineData("99999990000000000")]
    [InlineData("1044372abcdefghij")]
    [InlineData("")]
    public void WhatIsNoPremiseIsNotFound(string esiId)
    {
        PremiseRegister register = Make(out _);
        Assert.False(register.TryFind(esiId, out _));
    }

    [Fact]
    public void MostNumbersOfAPrefixAreNoPremise()
    {
        // 3.3 million Oncor premises among 10^10 numbers: a made-up one is unknown.
        PremiseRegister register = Make(out _);
        int found = Enumerable.Range(0, 1000).Count(i => register.TryFind($"1044372{i * 9_876_543L:D10}", out _));
        Assert.InRange(found, 0, 5);
    }

    [Fact]
    public void AListedPremiseLiesOverTheBase()
    {
        PremiseRegister register = Make(out _, Listed());
        Assert.True(register.TryFind("00000000000000001", out Premise premise));
        Assert.Equal("Oncor", premise.Tdsp.Name);
        Assert.Equal("00000000000000098", register.MeterOf(premise));
        Assert.True(register.TryFindMeter("00000000000000098", out Premise byMeter));
        Assert.Equal(premise, byMeter);
        Assert.True(register.HasDevice(premise, new Eui64(0x02DE430000000001)));
        Assert.False(register.HasDevice(premise, premise.Esi));
        Span<DeviceSpec> devices = stackalloc DeviceSpec[PremiseRegister.MaximumDevices];
        Assert.Equal(1, register.DevicesOf(premise, devices));
    }

    [Theory]
    [InlineData("EsiId", "1234", "EsiId")]
    [InlineData("Tdsp", "Nobody", "Tdsp")]
    [InlineData("Esi", "XYZ", "Esi")]
    [InlineData("RepDuns", "12", "RepDuns")]
    [InlineData("Kind", "Toaster", "Devices[0].Kind")]
    [InlineData("Meter", "", "MeterSerialNumber")]
    public void ABadListedPremiseIsNamedWithItsField(string field, string value, string named)
    {
        ListedPremise premise = Listed();
        switch (field)
        {
            case "EsiId": premise.EsiId = value; break;
            case "Tdsp": premise.Tdsp = value; break;
            case "Esi": premise.Esi = value; break;
            case "RepDuns": premise.RepDuns = value; break;
            case "Meter": premise.MeterSerialNumber = value; break;
            default: premise.Devices[0].Kind = value; break;
        }

        ArgumentException error = Assert.Throws<ArgumentException>(() => Make(out _, premise));
        Assert.Contains($"Registry:Premises[0].{named}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DevicesAloneAreRefusedOverAGeneratedBaseWithTheReason()
    {
        var devices = new ListedPremise { EsiId = "10443720000000001", Devices = [new ListedDevice { Mac = "02DE430000000002" }] };
        ArgumentException error = Assert.Throws<ArgumentException>(() => Make(out _, devices));
        Assert.StartsWith("Registry:Premises[0]: an ESIID with devices alone", error.Message, StringComparison.Ordinal);
        Assert.Contains("Registry:Base Imported", error.Message, StringComparison.Ordinal);
    }

    internal static ListedPremise Listed() => new()
    {
        EsiId = "00000000000000001",
        MeterSerialNumber = "00000000000000098",
        Tdsp = "Oncor",
        RepDuns = "111111111",
        Esi = "0250430000000001",
        Devices = [new ListedDevice { Mac = "02DE430000000001", Kind = "Thermostat", DeviceClass = 1 }],
    };

    private static PremiseRegister Make(out PremiseGenerator generator, params ListedPremise[] listed)
    {
        var hans = new HanGenerator(1, Size, DeviceMix.Default);
        generator = new PremiseGenerator(1, hans, Size, _tdsps, _reps);
        return new PremiseRegister(generator, hans, listed);
    }
}
