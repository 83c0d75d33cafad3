using DeviceEmulator.Time;
using Han.Gateway.Registry.Imported;
using Han.Tests.Soap;

namespace Han.Tests.Registry;

public sealed class ExternalSortTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1024)]
    [InlineData(1025)]
    [InlineData(50_000)]
    public void RunsAreMergedInOrderAndRemoved(int count)
    {
        using var folder = new TemporaryFolder();
        IndexEntry[] items = [.. Enumerable.Range(0, count).Select(i => new IndexEntry(Chance.Draw(1, (ulong)i, 0, DrawPurpose.VisibleId) % 5000, (uint)i))];
        using (var sort = new ExternalSort<IndexEntry>(folder.Path, 1024))
        {
            foreach (IndexEntry item in items)
            {
                sort.Add(item);
            }

            Assert.Equal(items.Order(), sort.Sorted());
            Assert.Equal(count > 1024, Directory.GetFiles(folder.Path).Length > 0);
        }

        Assert.Empty(Directory.GetFiles(folder.Path));
    }
}
