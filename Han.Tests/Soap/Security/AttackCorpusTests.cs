using System.Text;
using Han.Gateway.Soap;

namespace Han.Tests.Soap.Security;

/// <summary>Every attack is refused with its fault, with little memory, and the good message that it was made of is taken right beside it.</summary>
public sealed class AttackCorpusTests
{
    private const long MostAllocated = 24L << 20;

    private static readonly Attack[] _attacks = [.. XmlAttacks.All, .. SignatureAttacks.All, .. IdentityAttacks.All];

    public static TheoryData<string> Classes => [.. _attacks.Select(a => a.Class).Distinct()];

    [Fact]
    public void The_corpus_is_broad()
    {
        Assert.InRange(_attacks.Length, 60, int.MaxValue);
        Assert.InRange(_attacks.Select(a => a.Class).Distinct().Count(), 12, int.MaxValue);
        Assert.Equal(_attacks.Length, _attacks.DistinctBy(a => (a.Class, a.Name)).Count());
    }

    [Theory]
    [MemberData(nameof(Classes))]
    public void Attacks_are_refused_and_their_twins_taken(string @class)
    {
        using var rig = new SecurityRig();
        foreach (Attack attack in _attacks.Where(a => a.Class == @class))
        {
            // A moment later each time: equal messages of one moment are copies of each other.
            rig.Clock.Now += TimeSpan.FromMilliseconds(5);
            string twin = attack.Twin(rig);
            byte[] hostile = attack.Mutate(rig, twin);
            Assert.False(hostile.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(twin)) && !attack.IsCopy, $"{attack.Name} changes nothing");
            if (attack.IsCopy)
            {
                Assert.NotNull(rig.Receive(Encoding.UTF8.GetBytes(twin)));
                Refused(rig, attack, hostile);
            }
            else
            {
                Refused(rig, attack, hostile);
                Assert.NotNull(rig.Receive(Encoding.UTF8.GetBytes(twin)));
            }
        }
    }

    private static void Refused(SecurityRig rig, Attack attack, byte[] hostile)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        Exception? thrown = Record.Exception(() => rig.Receive(hostile));
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        SoapFaultException e = thrown as SoapFaultException
            ?? throw new InvalidOperationException($"{attack.Class}, {attack.Name}: {thrown?.ToString() ?? "taken"}");
        SoapFault fault = e.Fault;
        Assert.True(attack.Code == fault.Code, $"{attack.Class}, {attack.Name}: {fault.Code} ({fault.Reason}; {e.Why})");
        Assert.True(allocated < MostAllocated, $"{attack.Class}, {attack.Name}: {allocated} bytes");

        // What is said never repeats what was sent.
        Assert.DoesNotContain("evil", fault.Reason, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(SecurityRig.Password, $"{fault.Reason} {e.Why}", StringComparison.Ordinal);
    }
}
