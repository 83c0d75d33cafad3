using System.Text;
using Han.Gateway.Operations;
using Han.Gateway.Requests;
using Han.Gateway.Soap;
using Han.Gateway.Soap.Security;

namespace Han.Tests.Soap.Security;

/// <summary>Whatever is done to the octets of a signed message: it is refused, or it says exactly what was signed.</summary>
public sealed class SignatureFuzzTests
{
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
        var damage = new Damage(seed);
        int taken = 0;
        for (int round = 0; round < 2_000; round++)
        {
            byte[] message = damage.Once(good);
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
}
