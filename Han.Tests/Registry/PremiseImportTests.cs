using DeviceEmulator.Devices;
using DeviceEmulator.Time;
using Han.Gateway.Registry;
using Han.Gateway.Registry.Imported;
using Han.Gateway.Routing;
using Sep.Codec.Types;

namespace Han.Tests.Registry;

/// <summary>What goes in comes out: by every key, in full and incremental files, at every moment.</summary>
public sealed class PremiseImportTests
{
    /// <summary>More than one sort run of the index would be too slow here; what is sorted in runs is tested in <see cref="ExternalSortTests"/>.</summary>
    [Fact]
    public void GeneratedPremisesComeBackByEveryKey()
    {
        const int Size = 20_000;
        using var rig = new ImportRig();
        PremiseGenerator generator = ImportRig.Generator(Size, out _);
        using var text = new StringWriter();
        var writer = new PremiseCsvWriter(text);
        writer.WriteHeader();
        for (int place = 0; place < Size; place++)
        {
            writer.Write(generator, generator.Shuffled(place), new DateOnly(2025, 3, 1));
        }

        ImportResult result = rig.Import(true, text.ToString());
        Assert.Equal((Size, 0L, 0L, 1L, null), (result.Rows, result.Rejected, result.OtherPrefixes, result.Generation, result.Refusal));
        PremiseRegister register = rig.Open();
        for (int number = 0; number < Size; number++)
        {
            Premise made = generator.At(number);
            string esiId = generator.EsiIdAt(number);
            Assert.True(register.TryFind(esiId, ImportRig.At(2026, 1, 1), out Premise premise));
            Assert.Equal((made.Tdsp, made.RepDuns, made.Esi, PremiseStatus.Active), (premise.Tdsp, premise.RepDuns, premise.Esi, premise.Status));
            Assert.Equal(esiId, register.EsiIdOf(premise));
            Assert.Equal(generator.MeterAt(number), register.MeterOf(premise));
            Assert.True(register.IsMeterOf(premise, generator.MeterAt(number)));
            Assert.False(register.IsMeterOf(premise, generator.MeterAt(number) + "0"));
            Assert.True(register.TryFindMeter(generator.MeterAt(number), ImportRig.At(2026, 1, 1), out Premise byMeter));
            Assert.True(register.TryFind(made.Esi, ImportRig.At(2026, 1, 1), out Premise byEsi));
            Assert.Equal(premise, byMeter);
            Assert.Equal(premise, byEsi);
        }

        Assert.Equal(Size, register.Imported!.All(ImportRig.At(2026, 1, 1)).Count());
        Assert.Equal(
            Enumerable.Range(0, Size).Count(n => generator.At(n).RepDuns == "111111111"), register.OfRep("111111111", at: ImportRig.At(2026, 1, 1)).Count());
    }

    [Theory]
    [InlineData("10443720000000002")]
    [InlineData("1044372000000000100000")]
    [InlineData("104437200000000")]
    [InlineData("1044372000000000X")]
    [InlineData("")]
    public void WhatWasNotImportedIsNotFound(string esiId)
    {
        using var rig = new ImportRig();
        rig.Full(ImportRig.Row(1), ImportRig.Row(3));
        PremiseRegister register = rig.Open();
        Assert.False(register.TryFind(esiId, out Premise premise));
        Assert.Equal(default, premise);
        Assert.False(register.TryFindMeter("000000002LG", out _));
        Assert.False(register.TryFindMeter("a meter with blanks and far too long", out _));
        Assert.False(register.TryFind(new Eui64(0x02A5000000000002), out _));
    }

    [Fact]
    public void ColumnsStandInAnyOrderAndFieldsMayBeQuoted()
    {
        using var rig = new ImportRig();
        string text = "\uFEFFEffective Date,ESI-EUI64,note,premise_status,REP DUNS,TDSPDUNSNumber,MeterSerialNumber,ESIID,MeterManufacturer\n"
            + "20260101,02:A5:00:00:00:00:00:01,x,active,111111111,007929441,\"000000001LG\",10443720000000001,\"Smith, \"\"Sons\"\"\nand Co\"\n"
            + "2026-01-01,02A5000000000002,\"two\nlines\",Active,111111111,007929441,M-2,\"10443720000000002\",\"Smith, \"\"Sons\"\"\"\n";
        ImportResult result = rig.Import(true, text);
        Assert.Equal(["note"], result.UnknownColumns);
        Assert.Equal((2L, 1L, 1L), (result.Rows, result.Rejected, result.OtherPrefixes));
        Assert.StartsWith("2,MeterManufacturer,", rig.RejectLines()[1], StringComparison.Ordinal);
        PremiseRegister register = rig.Open();
        Assert.True(register.TryFind("10443720000000002", out Premise premise));
        Assert.Equal(TdspDirectory.Tnmp, premise.Tdsp);
        Assert.Equal("M-2", register.MeterOf(premise));
        PremiseDetails details = register.DetailsOf(premise)!;
        Assert.Equal(("Smith, \"Sons\"", "", null), (details.MeterManufacturer, details.HanFirmware, details.HanInitialised));
    }

    [Fact]
    public void AFullFileTakesThePlaceOfEverythingBefore()
    {
        using var rig = new ImportRig();
        rig.Full(ImportRig.Row(1), ImportRig.Row(2));
        rig.Incremental(ImportRig.Row(3));
        PremiseRegister register = rig.Open();
        Assert.Equal(3, register.Imported!.All(ImportRig.At(2026, 6, 1)).Count());
        rig.Full(ImportRig.Row(2, rep: "222222222"));
        Assert.True(register.Imported.Refresh());
        Assert.False(register.Imported.Refresh());
        Assert.Null(ImportRig.RepOf(register, 1, ImportRig.At(2026, 6, 1)));
        Assert.Equal("222222222", ImportRig.RepOf(register, 2, ImportRig.At(2026, 6, 1)));
        Assert.Null(ImportRig.RepOf(register, 3, ImportRig.At(2026, 6, 1)));
    }

    [Fact]
    public void ChangesLieOverTheBaseAndLeaveTheRestAlone()
    {
        using var rig = new ImportRig();
        rig.Full(ImportRig.Row(1), ImportRig.Row(2), ImportRig.Row(3));
        rig.Incremental(ImportRig.Row(1, rep: "222222222"), ImportRig.Row(2, status: "Inactive", date: "2026-02-01"), ImportRig.Row(4));
        PremiseRegister register = rig.Open();
        Assert.Equal("222222222", ImportRig.RepOf(register, 1, ImportRig.At(2026, 1, 1)));
        Assert.Equal("111111111", ImportRig.RepOf(register, 3, ImportRig.At(2026, 1, 1)));
        Assert.Equal("111111111", ImportRig.RepOf(register, 4, ImportRig.At(2026, 1, 1)));
        Assert.True(register.TryFind(ImportRig.EsiId(2), ImportRig.At(2026, 1, 31), out Premise before));
        Assert.True(register.TryFind(ImportRig.EsiId(2), ImportRig.At(2026, 2, 1), out Premise after));
        Assert.Equal((PremiseStatus.Active, PremiseStatus.Inactive), (before.Status, after.Status));
    }

    [Fact]
    public void ARowTakesEffectAtTheFirstMomentOfItsDayInCentralTime()
    {
        using var rig = new ImportRig();
        rig.Full(ImportRig.Row(1), ImportRig.Row(1, date: "2026-07-01", rep: "222222222"));
        rig.Incremental(ImportRig.Row(1, date: "2026-12-01", rep: "333333333"));
        PremiseRegister register = rig.Open();
        var midnight = MarketTime.From(new DateTimeOffset(2026, 7, 1, 0, 0, 0, TimeSpan.FromHours(-5)));
        Assert.Null(ImportRig.RepOf(register, 1, ImportRig.At(2025, 12, 31, 23)));
        Assert.Equal("111111111", ImportRig.RepOf(register, 1, ImportRig.At(2026, 1, 1, 0)));
        Assert.Equal("111111111", ImportRig.RepOf(register, 1, midnight.PlusMilliseconds(-1)));
        Assert.Equal("222222222", ImportRig.RepOf(register, 1, midnight));
        Assert.Equal("333333333", ImportRig.RepOf(register, 1, ImportRig.At(2026, 12, 1, 0)));

        // A switch that is called off: the row for its day says what it was before.
        rig.Incremental(ImportRig.Row(1, date: "2026-12-01", rep: "222222222"));
        Assert.Equal("222222222", ImportRig.RepOf(rig.Open(), 1, ImportRig.At(2026, 12, 2)));
    }

    [Fact]
    public void DatesBeforeSepTimeBeginsAreMomentsToo()
    {
        using var rig = new ImportRig();
        ImportResult result = rig.Full(ImportRig.Row(1, date: "1993-05-01"), ImportRig.Row(1, date: "1997-12-01", rep: "222222222"));
        Assert.Equal(0, result.Rejected);
        PremiseRegister register = rig.Open();
        Assert.Null(ImportRig.RepOf(register, 1, MarketTime.From(new DateTimeOffset(1993, 4, 30, 23, 59, 59, TimeSpan.FromHours(-5)))));
        Assert.Equal("111111111", ImportRig.RepOf(register, 1, MarketTime.From(new DateTimeOffset(1993, 5, 1, 0, 0, 0, TimeSpan.FromHours(-5)))));
        Assert.Equal("111111111", ImportRig.RepOf(register, 1, ImportRig.At(1997, 11, 30, 23)));
        Assert.Equal("222222222", ImportRig.RepOf(register, 1, ImportRig.At(1997, 12, 1, 0)));
    }

    [Fact]
    public void AWalkGoesOnOverTheFilesThatItBeganWith()
    {
        using var rig = new ImportRig();
        rig.Full(ImportRig.Row(1), ImportRig.Row(2));
        rig.Incremental(ImportRig.Row(3, rep: "222222222"));
        PremiseRegister register = rig.Open();
        foreach (string segment in Directory.GetFiles(rig.Premises, "*.segment"))
        {
            File.Delete(segment);
        }

        Assert.Equal(2, register.OfRep("111111111", at: ImportRig.At(2026, 6, 1)).Count());
        var statistics = PremiseStatistics.Of(register.Imported!, ImportRig.At(2026, 6, 1));
        Assert.Equal((3L, 3L, 1L), (statistics.Rows, statistics.Premises, statistics.ByRep["222222222"]));
        Assert.True(statistics.Bytes > 2 * 4096);
    }

    [Fact]
    public void AnOldEsiIsShownWithTheRowThatIsInForce()
    {
        using var rig = new ImportRig();
        rig.Full(ImportRig.Row(1), ImportRig.Row(1, date: "2026-06-01", meter: "NEW", esi: ImportRig.Esi(9)));
        PremiseReport report = PremiseReporter.Find(rig.Open(), ImportRig.Esi(1), ImportRig.At(2026, 7, 1))!;
        Assert.Equal((ImportRig.EsiId(1), "NEW", true), (report.EsiId, report.MeterSerialNumber, report.InForce));
        Assert.Equal([false, true], report.Rows.Select(r => r.InForce));
        Assert.DoesNotContain("no row", PremiseReporter.ToText(report), StringComparison.Ordinal);
    }

    [Fact]
    public void AnEsiToComeIsShownWithoutARowInForceAndOneThatWasComesFirst()
    {
        using var rig = new ImportRig();
        rig.Full(ImportRig.Row(1, date: "2027-01-01"), ImportRig.Row(2), ImportRig.Row(2, date: "2026-02-01", meter: "NEW", esi: ImportRig.Esi(9)));
        rig.Incremental(ImportRig.Row(3, date: "2027-06-01", esi: ImportRig.Esi(2)));
        PremiseRegister register = rig.Open();
        PremiseReport report = PremiseReporter.Find(register, ImportRig.Esi(1), ImportRig.At(2026, 7, 1))!;
        Assert.Equal((ImportRig.EsiId(1), false, false), (report.EsiId, report.InForce, Assert.Single(report.Rows).InForce));
        Assert.Contains("no row is in force", PremiseReporter.ToText(report), StringComparison.Ordinal);

        // Premise 2 had it until February, premise 3 will have it next year.
        Assert.True(Eui64.TryParse(ImportRig.Esi(2), out Eui64 esi));
        Assert.True(register.TryFind(esi, ImportRig.At(2026, 7, 1), out Premise had));
        Assert.True(register.TryFind(esi, ImportRig.At(2027, 7, 1), out Premise has));
        Assert.Equal((ImportRig.EsiId(2), ImportRig.EsiId(3)), (register.EsiIdOf(had), register.EsiIdOf(has)));
    }

    [Fact]
    public void AMeterExchangeMovesTheKeysAndTheOldEsiKeepsItsName()
    {
        using var rig = new ImportRig();
        rig.Full(ImportRig.Row(1), ImportRig.Row(2));
        rig.Incremental(
            ImportRig.Row(1, date: "2026-06-01", meter: ImportRig.Meter(2), esi: ImportRig.Esi(2)),
            ImportRig.Row(2, date: "2026-06-01", meter: "NEW", esi: ImportRig.Esi(9)));
        PremiseRegister register = rig.Open();
        Assert.Equal(ImportRig.EsiId(2), EsiIdByMeter(register, ImportRig.Meter(2), 5));
        Assert.Equal(ImportRig.EsiId(1), EsiIdByMeter(register, ImportRig.Meter(2), 7));
        Assert.Equal(ImportRig.EsiId(2), EsiIdByMeter(register, "NEW", 7));
        Assert.Null(EsiIdByMeter(register, "NEW", 5));
        Assert.Null(EsiIdByMeter(register, ImportRig.Meter(1), 7));
        Assert.True(Eui64.TryParse(ImportRig.Esi(1), out Eui64 old));
        Assert.True(register.TryFind(old, ImportRig.At(2026, 7, 1), out Premise had));
        Assert.Equal((ImportRig.EsiId(1), ImportRig.Meter(1)), (register.EsiIdOf(had), register.MeterOf(had)));
    }

    [Fact]
    public void ManyOverlaysAreCompactedAndSayTheSame()
    {
        using var rig = new ImportRig();
        rig.Full([.. Enumerable.Range(0, 300).Select(n => ImportRig.Row(n))]);
        for (int i = 1; i <= PremiseImport.MaxSegments + 2; i++)
        {
            rig.Incremental(ImportRig.Row(i, date: "2026-03-01", rep: $"2222222{i:D2}"), ImportRig.Row(1000 + i, rep: $"3333333{i:D2}"));
        }

        PremiseRegister register = rig.Open();
        Assert.InRange(register.Imported!.Current.Segments.Count, 2, PremiseImport.MaxSegments);
        Assert.Equal(register.Imported.Current.Segments.Count, Directory.GetFiles(rig.Premises, "*.segment").Length);
        for (int i = 0; i < 300; i++)
        {
            bool isChanged = i is >= 1 and <= PremiseImport.MaxSegments + 2;
            Assert.Equal("111111111", ImportRig.RepOf(register, i, ImportRig.At(2026, 2, 1)));
            Assert.Equal(isChanged ? $"2222222{i:D2}" : "111111111", ImportRig.RepOf(register, i, ImportRig.At(2026, 4, 1)));
            Assert.Equal(isChanged ? $"3333333{i:D2}" : null, ImportRig.RepOf(register, 1000 + i, ImportRig.At(2026, 4, 1)));
        }
    }

    [Fact]
    public void WhatWasLookedUpStaysReadableAfterANewerImport()
    {
        using var rig = new ImportRig();
        rig.Full(ImportRig.Row(1), ImportRig.Row(2));
        PremiseRegister register = rig.Open();
        Assert.True(register.TryFind(ImportRig.EsiId(2), out Premise premise));
        rig.Full(ImportRig.Row(7));
        Assert.True(register.Imported!.Refresh());
        Assert.Equal((ImportRig.EsiId(2), ImportRig.Meter(2)), (register.EsiIdOf(premise), register.MeterOf(premise)));
        Assert.False(register.TryFind(ImportRig.EsiId(2), out _));
    }

    [Fact]
    public void ListedPremisesLieOverImportedOnesAndDevicesMayBeListedAtThem()
    {
        using var rig = new ImportRig();
        rig.Full(ImportRig.Row(1), ImportRig.Row(2));
        ListedPremise over = PremiseRegisterTests.Listed();
        over.EsiId = ImportRig.EsiId(1);
        var devices = new ListedPremise { EsiId = ImportRig.EsiId(2), Devices = [new ListedDevice { Mac = "02DE430000000002" }] };
        PremiseRegister register = rig.Open(over, devices);
        Assert.True(register.TryFind(ImportRig.EsiId(1), out Premise listed));
        Assert.Equal("00000000000000098", register.MeterOf(listed));
        Assert.False(register.TryFindMeter(ImportRig.Meter(1), out _));
        Assert.True(register.TryFind(ImportRig.EsiId(2), out Premise imported));
        var mac = new Eui64(0x02DE430000000002);
        Assert.True(register.HasDevice(imported, mac));
        Assert.False(register.HasDevice(listed, mac));
        Assert.True(register.TryFind(mac, out Premise byDevice));
        Assert.Equal(imported, byDevice);
        var room = new DeviceSpec[PremiseRegister.MaximumDevices];
        Assert.Equal(1, register.DevicesOf(imported, room));
        Assert.Equal(1, register.Population.Describe(imported.Esi, room));
        Assert.Equal(mac, room[0].Address);
        Assert.Equal(0, register.Population.Describe(new Eui64(77), room));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AnEsiIdListedInFullAndForItsDevicesIsRefusedInAnyOrder(bool isDevicesFirst)
    {
        using var rig = new ImportRig();
        rig.Full(ImportRig.Row(1));
        ListedPremise over = PremiseRegisterTests.Listed();
        over.EsiId = ImportRig.EsiId(1);
        var devices = new ListedPremise { EsiId = ImportRig.EsiId(1), Devices = [new ListedDevice { Mac = "02DE430000000002" }] };
        ArgumentException error = Assert.Throws<ArgumentException>(() => isDevicesFirst ? rig.Open(devices, over) : rig.Open(over, devices));
        Assert.StartsWith("Registry:Premises[1]: its ESIID", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheHomeBehindAnEsiStaysTheSameWhateverIsImportedLater()
    {
        using var rig = new ImportRig();
        rig.Full(ImportRig.Row(1), ImportRig.Row(2));
        ListedPremise[] listed =
        [
            new() { EsiId = ImportRig.EsiId(1), Devices = [new ListedDevice { Mac = "02DE430000000001" }] },
            new() { EsiId = ImportRig.EsiId(2), Devices = [new ListedDevice { Mac = "02DE430000000002" }] },
        ];
        PremiseRegister running = rig.Open(listed);
        Assert.Equal((1UL, 2UL, 0UL), (HomeOf(running, 1), HomeOf(running, 2), HomeOf(running, 9)));

        // Two meters change places, a new one comes.
        rig.Incremental(
            ImportRig.Row(1, date: "2026-06-01", meter: ImportRig.Meter(2), esi: ImportRig.Esi(2)),
            ImportRig.Row(2, date: "2026-06-01", meter: ImportRig.Meter(1), esi: ImportRig.Esi(1)),
            ImportRig.Row(2, date: "2026-07-01", meter: "NEW", esi: ImportRig.Esi(9)));
        running.Imported!.Refresh();
        foreach (PremiseRegister register in new[] { running, rig.Open(listed) })
        {
            Assert.Equal((1UL, 2UL, 2UL), (HomeOf(register, 1), HomeOf(register, 2), HomeOf(register, 9)));
        }
    }

    /// <summary>The last digit of the device behind an ESI; 0 where there is none.</summary>
    private static ulong HomeOf(PremiseRegister register, int number)
    {
        var room = new DeviceSpec[PremiseRegister.MaximumDevices];
        Assert.True(Eui64.TryParse(ImportRig.Esi(number), out Eui64 esi));
        return register.Population.Describe(esi, room) == 0 ? 0 : room[0].Address.Value & 0xF;
    }

    private static string? EsiIdByMeter(PremiseRegister register, string meter, int month) =>
        register.TryFindMeter(meter, ImportRig.At(2026, month, 1), out Premise premise) ? register.EsiIdOf(premise) : null;
}
