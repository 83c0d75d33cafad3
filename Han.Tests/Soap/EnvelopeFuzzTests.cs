using System.Text;
using Han.Gateway.Operations;
using Han.Gateway.Soap;

namespace Han.Tests.Soap;

/// <summary>Whatever arrives, the reader ends with a request or with a fault: no other exception, no endless loop.</summary>
public sealed class EnvelopeFuzzTests
{
    private static readonly byte[] _spice = [.. "<>&;/'\"=!-[]?: \r\n\0\u007fax0"u8, 0xC0, 0xEF, 0xFF];

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
        int refused = 0;
        for (int round = 0; round < 3_000; round++)
        {
            byte[] message = Damage(good[round % good.Length], ref seed);
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

    private static byte[] Damage(byte[] good, ref ulong state)
    {
        var message = new List<byte>(good);
        for (int edits = 1 + (int)(Next(ref state) % 3); edits > 0; edits--)
        {
            int at = (int)(Next(ref state) % (ulong)message.Count);
            int length = (int)Math.Min(Next(ref state) % 40, (ulong)(message.Count - at));
            switch (Next(ref state) % 4)
            {
                case 0:
                    message[at] = _spice[Next(ref state) % (ulong)_spice.Length];
                    break;
                case 1:
                    message.Insert(at, _spice[Next(ref state) % (ulong)_spice.Length]);
                    break;
                case 2:
                    message.RemoveRange(at, Math.Min(length, message.Count - 1 - at));
                    break;
                default:
                    message.InsertRange(at, message.GetRange(at, length));
                    break;
            }
        }

        return [.. message];
    }

    /// <summary>xorshift64: repeatable, and the seed is in the test's name.</summary>
    private static ulong Next(ref ulong state)
    {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        return state;
    }
}
