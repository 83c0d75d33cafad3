using Han.Gateway.Storage;

namespace Han.Tests.Storage;

/// <summary>Names of accepted messages go with the writer's commits, and come back after a restart for as long as they matter.</summary>
public abstract partial class StoreTests
{
    [SkippableFact]
    public void NamesOfMessagesComeBackUntilTheirEnd()
    {
        Database.Migrate();
        var seen = new SeenMessages(Database);
        using var journal = new JournalStore(Database, Lease, null, seen);
        UInt128 large = UInt128.MaxValue - 5;
        Assert.Equal(2, seen.Add([7, large], _now.AddMinutes(10)));
        Assert.Equal(3, seen.Add([8], _now.AddMinutes(11)));
        Assert.False(seen.IsWritten(1));
        Commit(journal);
        Assert.True(seen.IsAllWritten);

        // What a transaction lost goes with the next.
        seen.Add([9, 7], _now.AddMinutes(12));
        journal.Begin();
        journal.Rollback();
        Assert.False(seen.IsAllWritten);
        Commit(journal);
        Assert.True(seen.IsWritten(5));

        var next = new SeenMessages(Database);
        Assert.Equal([(7, 10), (large, 10), (8, 11), (7, 12), (9, 12)], next.Load(_now).Select(s => (s.Key, (s.Until - _now).TotalMinutes)));
        Assert.Equal([8, 7, 9], next.Load(_now.AddMinutes(10.5)).Select(s => s.Key));
        Assert.Empty(next.Load(_now.AddMinutes(13)));
        Assert.Empty(next.Load(_now));
    }

    private static void Commit(JournalStore journal)
    {
        journal.Begin();
        journal.Commit();
    }
}
