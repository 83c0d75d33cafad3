using System.Text;
using Han.Gateway.Agreements;
using Han.Tests.Soap;

namespace Han.Tests.Agreements;

/// <summary>docs/agreements.md draws the transition table. UPDATE_LIFE_CYCLE=1 writes the drawing anew.</summary>
public sealed class AgreementLifeCyclePageTests
{
    private const string Begin = "```mermaid\n";
    private const string End = "```\n";

    /// <summary>What the market's document says, pair by pair; what is not here changes nothing.</summary>
    private static readonly Dictionary<(AgreementStatus, AgreementTrigger), AgreementStatus> _expected = new()
    {
        [(AgreementStatus.None, AgreementTrigger.Filed)] = AgreementStatus.Invited,
        [(AgreementStatus.Invited, AgreementTrigger.Resent)] = AgreementStatus.Reminded,
        [(AgreementStatus.Invited, AgreementTrigger.Accepted)] = AgreementStatus.Active,
        [(AgreementStatus.Invited, AgreementTrigger.Rejected)] = AgreementStatus.Rejected,
        [(AgreementStatus.Invited, AgreementTrigger.TimedOut)] = AgreementStatus.Expired,
        [(AgreementStatus.Invited, AgreementTrigger.Terminated)] = AgreementStatus.Terminated,
        [(AgreementStatus.Invited, AgreementTrigger.DeviceRemoved)] = AgreementStatus.Terminated,
        [(AgreementStatus.Invited, AgreementTrigger.MovedOut)] = AgreementStatus.Terminated,
        [(AgreementStatus.Reminded, AgreementTrigger.Accepted)] = AgreementStatus.Active,
        [(AgreementStatus.Reminded, AgreementTrigger.Rejected)] = AgreementStatus.Rejected,
        [(AgreementStatus.Reminded, AgreementTrigger.TimedOut)] = AgreementStatus.Expired,
        [(AgreementStatus.Reminded, AgreementTrigger.Terminated)] = AgreementStatus.Terminated,
        [(AgreementStatus.Reminded, AgreementTrigger.DeviceRemoved)] = AgreementStatus.Terminated,
        [(AgreementStatus.Reminded, AgreementTrigger.MovedOut)] = AgreementStatus.Terminated,
        [(AgreementStatus.Active, AgreementTrigger.Terminated)] = AgreementStatus.Terminated,
        [(AgreementStatus.Active, AgreementTrigger.DeviceRemoved)] = AgreementStatus.Terminated,
        [(AgreementStatus.Active, AgreementTrigger.MovedOut)] = AgreementStatus.Terminated,
    };

    [Fact]
    public void The_page_draws_the_table()
    {
        string file = Path.Combine(RepositoryFiles.Root, "docs", "agreements.md");
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
    public void Every_pair_of_status_and_trigger_does_what_the_market_says()
    {
        Assert.Equal(AgreementLifeCycle.Table.Count, AgreementLifeCycle.Table.DistinctBy(t => (t.From, t.Trigger)).Count());
        foreach (AgreementStatus from in Enum.GetValues<AgreementStatus>())
        {
            foreach (AgreementTrigger trigger in Enum.GetValues<AgreementTrigger>())
            {
                bool isListed = _expected.TryGetValue((from, trigger), out AgreementStatus expected);
                Assert.Equal((isListed, expected), (AgreementLifeCycle.TryNext(from, trigger, out AgreementStatus next), next));
            }
        }
    }

    [Fact]
    public void Every_status_has_its_code_and_text()
    {
        Assert.Equal(["PEN", "ACT", "REJ", "EXP", "TER"], AgreementStatuses.Codes);
        Assert.Equal("Pending - Customer Authorization", AgreementStatus.Reminded.Text(AgreementParty.Company));
        Assert.Equal("Non Active - Terminated by CSP", AgreementStatus.Terminated.Text(AgreementParty.Company));
        Assert.Equal("Non Active - Terminated by Customer", AgreementStatus.Terminated.Text(AgreementParty.Customer));
        Assert.Throws<ArgumentOutOfRangeException>(() => AgreementStatus.None.Code());
    }

    private static string Diagram()
    {
        var text = new StringBuilder("stateDiagram-v2\n");
        foreach (AgreementTransition transition in AgreementLifeCycle.Table)
        {
            text.Append("    ").Append(transition.From == AgreementStatus.None ? "[*]" : transition.From.ToString()).Append(" --> ").Append(transition.To)
                .Append(": ").Append(transition.Trigger).Append('\n');
        }

        return text.ToString();
    }
}
