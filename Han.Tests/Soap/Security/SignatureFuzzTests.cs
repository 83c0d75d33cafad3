using System.Text;
using Han.Gateway.Operations;
using Han.Gateway.Requests;
using Han.Gateway.Soap;
using Han.Gateway.Soap.Security;

namespace Han.Tests.Soap.Security;

/// <summary>Whatever is done to the octets of a signed message: it is refused, or it says exactly what was signed.</summary>
public sealed class SignatureFuzzTests
{
    private static readonly byte[] _spice = [.. "<>&;/'\"=!-[]?: \r\n\0\u007fax019#"u8, 0xC0, 0xEF, 0xFF];

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void A_damaged_message_is_refused_or_means_what_was_signed(ulong seed)
    {
        using var rig = new SecurityRig();
        EnvelopeReader reader = rig.Get<EnvelopeReader>();
        MessageAuthentication authentication = rig.Get<MessageAuthentication>();
        string text = (new MessageDraft(rig) with { Signed = ["TS", "MsgBody", "X509"] }).Text();
        byte[] good = Encoding.UTF8.GetBytes(text);
        (IHanOperation operation, HanRequest expected) = Read(good);
        int taken = 0;
        for (int round = 0; round < 2_000; round++)
        {
            byte[] message = Damage(good, ref seed);
            try
            {
                (IHanOperation found, HanRequest request) = Read(message);
                Assert.Same(operation, found);
                Assert.Equal((expected.Header, expected.Command), (request.Header, request.Command));
                Assert.Equal(expected.Addresses.Addresses, request.Addresses.Addresses);
                taken++;
            }
            catch (SoapFaultException)
            {
                // What must come of most of them.
            }
        }

        // Blanks within tags and between attributes change nothing; nearly everything else does.
        Assert.InRange(taken, 1, 400);

        (IHanOperation, HanRequest) Read(byte[] message)
        {
            SoapRequest<AuthenticatedMessage> read = reader.ReadVerified(message, message.Length, "", header => authentication.Authenticate(header, rig.Client));
            return (read.Operation, read.Request);
        }
    }

    /// <summary>One to three edits: an octet changed, put in or taken out, or a piece doubled.</summary>
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

    private static ulong Next(ref ulong state)
    {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        return state;
    }
}
