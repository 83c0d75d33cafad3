using Han.Gateway.Registry;
using Han.Gateway.Registry.Imported;
using Han.Gateway.Routing;

namespace Han.Tests.Registry;

/// <summary>Bad rows are left out and told with line, field and reason; bad files change nothing.</summary>
public sealed class PremiseRejectTests
{
    public static TheoryData<string, string, string> BadRows => new()
    {
        { ImportRig.Row(2, esiId: "1044372000000000"), "ESIID", "must be 17 or 22 digits" },
        { ImportRig.Row(2, esiId: "1044372000000000A"), "ESIID", "must be 17 or 22 digits" },
        { ImportRig.Row(2, tdsp: "123456789"), "TDSPDUNSNumber", "is the DUNS of no TDSP of Smart Meter Texas" },
        { ImportRig.Row(2, rep: "12345"), "REPDUNSNumber", "must be 9 or 13 digits; only a premise that is not active may have no REP" },
        { ImportRig.Row(2, rep: ""), "REPDUNSNumber", "must be 9 or 13 digits; only a premise that is not active may have no REP" },
        { ImportRig.Row(2, status: "Maybe"), "PremiseStatus", "must be Active, De-energized or Inactive" },
        { ImportRig.Row(2, meter: ""), "MeterSerialNumber", "must be 1 to 20 printable characters without spaces at an active premise" },
        { ImportRig.Row(2, meter: "123456789012345678901"), "MeterSerialNumber", "must be 1 to 20 printable characters without spaces at an active premise" },
        { ImportRig.Row(2, esi: "02A500000000000"), "ESIEUI64", "must be 16 hex digits, not all 0 or all F; only without a HAN or on a premise that is not active may it be empty" },
        { ImportRig.Row(2, esi: ""), "ESIEUI64", "must be 16 hex digits, not all 0 or all F; only without a HAN or on a premise that is not active may it be empty" },
        { ImportRig.Row(2, date: "2026-02-30"), "EffectiveDate", "must be a date of the form yyyy-MM-dd or yyyyMMdd, 1970 to 2099" },
        { ImportRig.Row(2, date: "01/02/2026"), "EffectiveDate", "must be a date of the form yyyy-MM-dd or yyyyMMdd, 1970 to 2099" },
        { ImportRig.Row(2, han: "perhaps"), "HANInitialised", "must be Y, N or empty" },
        { ImportRig.Row(2) + ",more", "", "the row has 14 fields, the header 13" },
        { ImportRig.Row(2, meter: "ab\"c"), "", "a quote stands within a field that is not quoted" },
        { ImportRig.Row(1, rep: "222222222"), "ESIID", "stands in line 2 for the same date" },
        { ImportRig.Row(2, meter: ImportRig.Meter(1)), "MeterSerialNumber", "is at ESIID 10443720000000001 at that time, put there by line 2" },
        { ImportRig.Row(2, esi: ImportRig.Esi(1), date: "2026-05-01"), "ESIEUI64", "is at ESIID 10443720000000001 at that time, put there by line 2" },
    };

    [Theory]
    [MemberData(nameof(BadRows))]
    public void ABadRowIsToldAsItCameAndTheOthersAreTaken(string row, string field, string reason)
    {
        using var rig = new ImportRig();
        ImportResult result = rig.Full(ImportRig.Row(1), row, ImportRig.Row(3));
        Assert.Equal((3L, 1L, null), (result.Rows, result.Rejected, result.Refusal));
        Assert.Equal([$"Line,Field,Reason,{ImportRig.Header}", $"3,{field},\"{reason}\",{row}"], rig.RejectLines());
        PremiseRegister register = rig.Open();
        Assert.Equal("111111111", ImportRig.RepOf(register, 1, ImportRig.At(2026, 6, 1)));
        Assert.Null(ImportRig.RepOf(register, 2, ImportRig.At(2026, 6, 1)));
        Assert.Equal("111111111", ImportRig.RepOf(register, 3, ImportRig.At(2026, 6, 1)));
    }

    [Fact]
    public void RejectedRowsCanBeCorrectedAndImportedAgain()
    {
        using var rig = new ImportRig();
        rig.Full(ImportRig.Row(1), ImportRig.Row(2, han: "perhaps"));
        string corrected = string.Join('\n', rig.RejectLines().Select(l => string.Join(',', l.Split(',').TakeLast(13)))).Replace("perhaps", "N", StringComparison.Ordinal);
        ImportResult again = rig.Import(false, corrected);
        Assert.Equal((1L, 0L), (again.Rows, again.Rejected));
        Assert.False(File.Exists(rig.Rejects));
        Assert.Equal("111111111", ImportRig.RepOf(rig.Open(), 2, ImportRig.At(2026, 6, 1)));
    }

    [Fact]
    public void TheRejectsCanBeCorrectedInPlaceAndImportedAgain()
    {
        using var rig = new ImportRig();
        rig.Full(ImportRig.Row(1), ImportRig.Row(2, han: "perhaps"), ImportRig.Row(3, han: "perhaps"));
        string stillBad = ImportRig.Row(3, han: "maybe");
        rig.File(Path.GetFileName(rig.Rejects), string.Join('\n', ImportRig.Header, ImportRig.Row(2), stillBad));
        ImportResult again = rig.ImportFile(false, rig.Rejects);
        Assert.Equal((2L, 1L, null), (again.Rows, again.Rejected, again.Refusal));
        Assert.Equal([$"Line,Field,Reason,{ImportRig.Header}", $"3,HANInitialised,\"must be Y, N or empty\",{stillBad}"], rig.RejectLines());
        Assert.Equal("111111111", ImportRig.RepOf(rig.Open(), 2, ImportRig.At(2026, 6, 1)));
    }

    [Fact]
    public void AnImportThatFailsOrIsRefusedKeepsItsInput()
    {
        using var rig = new ImportRig();
        rig.Full(ImportRig.Row(1), ImportRig.Row(2, han: "perhaps"));
        string text = string.Join('\n', ImportRig.Header, ImportRig.Row(2), ImportRig.Row(3, han: "maybe"));
        rig.File(Path.GetFileName(rig.Rejects), text);
        foreach (ImportStep failing in new[] { ImportStep.RowsRead, ImportStep.ConflictsRemoved, ImportStep.OldRemoved })
        {
            Action<ImportStep> step = reached => _ = reached == failing ? throw new InvalidOperationException("cut off") : 0;
            Assert.Throws<InvalidOperationException>(() => rig.ImportFile(false, rig.Rejects, step: step));
            Assert.Equal(text, File.ReadAllText(rig.Rejects));
        }

        ImportResult refused = rig.ImportFile(false, rig.Rejects, maxRejected: 0);
        Assert.NotNull(refused.Refusal);
        Assert.Equal(text, File.ReadAllText(rig.Rejects));
        Assert.NotEqual(rig.Rejects, refused.RejectsFile);
        Assert.StartsWith("3,HANInitialised,", File.ReadAllLines(refused.RejectsFile)[1], StringComparison.Ordinal);
    }

    [Fact]
    public void AnImportedMeterIsNotTakenFromItsPremiseByAChange()
    {
        using var rig = new ImportRig();
        rig.Full(ImportRig.Row(1), ImportRig.Row(2));
        ImportResult result = rig.Incremental(ImportRig.Row(3, meter: ImportRig.Meter(1)), ImportRig.Row(4));
        Assert.Equal(1, result.Rejected);
        Assert.StartsWith(
            $"2,MeterSerialNumber,\"is at ESIID {ImportRig.EsiId(1)} at that time, put there before this import\",", rig.RejectLines()[1], StringComparison.Ordinal);
        PremiseRegister register = rig.Open();
        Assert.True(register.TryFindMeter(ImportRig.Meter(1), out Premise premise));
        Assert.Equal(ImportRig.EsiId(1), register.EsiIdOf(premise));
    }

    [Fact]
    public void AMeterOfAnEndedPremiseMayGoElsewhere()
    {
        using var rig = new ImportRig();
        rig.Full(ImportRig.Row(1));
        ImportResult result = rig.Incremental(
            ImportRig.Row(1, status: "Inactive", date: "2026-05-01"), ImportRig.Row(2, meter: ImportRig.Meter(1), esi: ImportRig.Esi(1), date: "2026-05-01"));
        Assert.Equal(0, result.Rejected);
        PremiseRegister register = rig.Open();
        Assert.True(register.TryFindMeter(ImportRig.Meter(1), ImportRig.At(2026, 6, 1), out Premise now));
        Assert.True(register.TryFindMeter(ImportRig.Meter(1), ImportRig.At(2026, 4, 1), out Premise then));
        Assert.Equal((ImportRig.EsiId(2), ImportRig.EsiId(1)), (register.EsiIdOf(now), register.EsiIdOf(then)));
    }

    [Fact]
    public void ARowThatFallsMayBringAnOlderClashBack()
    {
        // Line 3 moves premise 2 to another meter, but that one is taken; so premise 2 keeps its old meter, and line 2 must not have it.
        using var rig = new ImportRig();
        rig.Full(ImportRig.Row(1), ImportRig.Row(2));
        ImportResult result = rig.Incremental(
            ImportRig.Row(3, date: "2026-05-01", meter: ImportRig.Meter(2)), ImportRig.Row(2, date: "2026-05-01", meter: ImportRig.Meter(1)));
        Assert.Equal(2, result.Rejected);
        Assert.Equal("no row is left to import", result.Refusal);
        Assert.Equal(1, rig.Open().Imported!.Current.Manifest.Generation);
    }

    [Fact]
    public void APlaceholderMeterIsKeptByOnePremiseOnly()
    {
        using var rig = new ImportRig();
        ImportResult result = rig.Full([.. Enumerable.Range(1, 500).Select(n => ImportRig.Row(n, meter: "UNKNOWN"))]);
        Assert.Equal(499, result.Rejected);
    }

    [Fact]
    public void EndedPremisesDoNotMakeAMeterAPlaceholder()
    {
        using var rig = new ImportRig();
        ImportResult result = rig.Full(
            [.. Enumerable.Range(1, 70).Select(n => ImportRig.Row(n, meter: "M", esi: "", status: "Inactive")), ImportRig.Row(99, meter: "M", date: "2026-02-01")]);
        Assert.Equal(0, result.Rejected);
    }

    [Fact]
    public void AnotherTdspsPrefixIsTakenAndCounted()
    {
        using var rig = new ImportRig();
        ImportResult result = rig.Full(ImportRig.Row(1), ImportRig.Row(2, tdsp: ImportRig.Tnmp));
        Assert.Equal((0L, 1L), (result.Rejected, result.OtherPrefixes));
        PremiseRegister register = rig.Open();
        Assert.True(register.TryFind(ImportRig.EsiId(1), out Premise first));
        Assert.True(register.TryFind(ImportRig.EsiId(2), out Premise second));
        Assert.Equal((TdspDirectory.Oncor, TdspDirectory.Tnmp), (first.Tdsp, second.Tdsp));
    }

    [Theory]
    [InlineData(5, null)]
    [InlineData(6, "6 of 100 rows are rejected, more than 5 %")]
    public void AFileWithTooManyBadRowsIsRefusedAsAWhole(int bad, string? refusal)
    {
        using var rig = new ImportRig();
        rig.Full(ImportRig.Row(999));
        string text = string.Join('\n', [ImportRig.Header, .. Enumerable.Range(1, 100).Select(n => ImportRig.Row(n, han: n <= bad ? "?" : "Y"))]);
        ImportResult result = rig.Import(true, text, maxRejected: 0.05);
        Assert.Equal(refusal, result.Refusal);
        Assert.Equal(bad + 1, rig.RejectLines().Length);
        Assert.Equal(refusal is null, ImportRig.RepOf(rig.Open(), 100, ImportRig.At(2026, 6, 1)) is not null);
        Assert.Equal(refusal is not null, ImportRig.RepOf(rig.Open(), 999, ImportRig.At(2026, 6, 1)) is not null);
        Assert.Single(Directory.GetFiles(rig.Premises, "*.segment"));
    }

    [Theory]
    [InlineData("", "is empty; a header row is needed")]
    [InlineData("ESIID,MeterSerialNumber\n", "the header lacks TDSPDUNSNumber, REPDUNSNumber, PremiseStatus, ESIEUI64, EffectiveDate")]
    [InlineData(ImportRig.Header + ",ESI ID\n", "ESIID stands twice")]
    [InlineData(ImportRig.Header + "\n\"", "")]
    public void AFileThatIsNoExportIsRefused(string text, string reason)
    {
        using var rig = new ImportRig();
        text = text.EndsWith('"') ? text + new string('x', 10_000) : text;
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => rig.Import(true, text));
        Assert.Contains(reason.Length > 0 ? reason : "line 2: a field is longer than 4096 characters", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(rig.Premises, "*.segment"));
    }

    [Fact]
    public void AFullFileWithoutRowsIsRefused()
    {
        using var rig = new ImportRig();
        rig.Full(ImportRig.Row(1));
        Assert.Equal("no row is left to import", rig.Full().Refusal);
        Assert.Equal("111111111", ImportRig.RepOf(rig.Open(), 1, ImportRig.At(2026, 6, 1)));
    }

    [Fact]
    public void ChangesNeedSomethingToChange()
    {
        using var rig = new ImportRig();
        Assert.Contains("--full", Assert.Throws<ArgumentException>(() => rig.Incremental(ImportRig.Row(1))).Message, StringComparison.Ordinal);
    }
}
