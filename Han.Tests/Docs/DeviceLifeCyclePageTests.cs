using System.Text;
using Han.Gateway.Provisioning;
using Han.Tests.Soap;

namespace Han.Tests.Docs;

/// <summary>docs/device-life-cycle.md draws the transition table. UPDATE_LIFE_CYCLE=1 writes the drawing anew.</summary>
public sealed class DeviceLifeCyclePageTests
{
    private const string Begin = "```mermaid\n";
    private const string End = "```\n";

    [Fact]
    public void The_page_draws_the_table()
    {
        string file = Path.Combine(RepositoryFiles.Root, "docs", "device-life-cycle.md");
        string page = File.ReadAllText(file);
        int from = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        int to = page.IndexOf(End, from, StringComparison.Ordinal);
        string drawn = page[..from] + Diagram() + page[to..];
        if (Environment.GetEnvironmentVariable("UPDATE_LIFE_CYCLE") == "1")
        {
            File.WriteAllText(file, drawn);
        }

        Assert.Equal(drawn, page);
    }

    [Fact]
    public void Every_pair_of_status_and_trigger_is_decided_once() =>
        Assert.Equal(DeviceLifeCycle.Table.Count, DeviceLifeCycle.Table.DistinctBy(t => (t.From, t.Trigger)).Count());

    [Fact]
    public void What_is_not_in_the_table_changes_nothing()
    {
        foreach (DeviceStatus from in Enum.GetValues<DeviceStatus>())
        {
            foreach (DeviceTrigger trigger in Enum.GetValues<DeviceTrigger>())
            {
                bool listed = DeviceLifeCycle.Table.Any(t => t.From == from && t.Trigger == trigger);
                Assert.Equal(listed, DeviceLifeCycle.TryNext(from, trigger, DeviceStatus.DeviceAdded, out _));
            }
        }
    }

    [Fact]
    public void A_rejected_removal_puts_the_device_back()
    {
        Assert.True(DeviceLifeCycle.TryNext(DeviceStatus.RemovePending, DeviceTrigger.RemoveRejected, DeviceStatus.MeterReady, out DeviceStatus back));
        Assert.Equal(DeviceStatus.MeterReady, back);
    }

    private static string Diagram()
    {
        var text = new StringBuilder("stateDiagram-v2\n");
        foreach (DeviceTransition transition in DeviceLifeCycle.Table)
        {
            string to = transition.To is { } next ? next.ToString() : "Former";
            text.Append("    ").Append(transition.From == DeviceStatus.None ? "[*]" : transition.From.ToString()).Append(" --> ").Append(to)
                .Append(": ").Append(transition.Trigger).Append('\n');
        }

        return text.ToString();
    }
}
