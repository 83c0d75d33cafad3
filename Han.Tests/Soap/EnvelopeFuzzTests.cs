using System.Text;
using Han.Gateway.Operations;
using Han.Gateway.Soap;

namespace Han.Tests.Soap;

/// <summary>Whatever arrives, the reader ends with a request or with a fault: no other exception, no endless loop.</summary>
public sealed class EnvelopeFuzzTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Damaged_messages_end_in_a_request_or_a_fault(ulong seed)
    {
        byte[][] good =
        [
            SoapMessages.PrintedSample, Encoding.UTF8.GetBytes(SoapMessages.LoadControl(SoapMessages.FullEvent)),
            Encoding.UTF8.GetBytes(SoapMessages.Cancel("<RequestID>a</RequestID><EffectiveTime>2012-07-01T14:00:00Z</EffectiveTime>")),
        ];
        var reader = new EnvelopeReader(HanOperations.All);
        var damage = new Damage(seed);
        int refused = 0;
        for (int round = 0; round < 3_000; round++)
        {
            byte[] message = damage.Once(good[round % good.Length]);
            try
            {
                Assert.NotNull(reader.Read(message, message.Length, "", security => security).Request);
            }
            catch (SoapFaultException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 1_000, 2_999);
    }

    [Fact]
    public void Every_cut_is_malformed_whatever_lies_behind_it_in_the_buffer()
    {
        byte[] good = SoapMessages.PrintedSample.AsSpan().TrimEnd("\n"u8).ToArray();
        var reader = new EnvelopeReader(HanOperations.All);
        for (int length = 0; length < good.Length; length++)
        {
            Assert.Equal("malformed XML", Refuse(good, length).Reason);
            Assert.Equal("malformed XML", Refuse(good[..length], length).Reason);
        }

        SoapFault Refuse(byte[] buffer, int length) =>
            Assert.Throws<SoapFaultException>(() => reader.Read(buffer, length, "", security => security)).Fault;
    }
}
