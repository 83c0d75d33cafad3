using Han.Tests.Codec.Ecc;
using Han.Tests.Codec.Security;
using Sep.Codec.Security.Cbke;
using Sep.Codec.Security.Ecc;
using Sep.Codec.Types;

namespace Han.Tests.Codec.Cbke;

/// <summary>An authority and three devices with certificates of its own, and exchanges between them up to any point.</summary>
internal sealed class CbkeRig
{
    public static readonly Eui64 U = new(0x0022A30000000002);
    public static readonly Eui64 V = new(0x0022A30000000001);
    public static readonly Eui64 Stranger = new(0x0022A30000000003);

    public static readonly CbkeTiming InitiatorTiming = new(11, 16, marginSeconds: 7, busySeconds: 20);
    public static readonly CbkeTiming ResponderTiming = new(3, 6, marginSeconds: 5, busySeconds: 40);

    private static readonly CertificateAuthority TheAuthority = new(new Eui64(0x4C4F43414C544553), Samples.Key(1));

    public CbkeRig()
    {
        Initiator = new CbkeInitiator(Credentials(U), Samples.Key(8), V, InitiatorTiming);
        Responder = new CbkeResponder(Credentials(V), Samples.Key(9), ResponderTiming);
    }

    public CbkeInitiator Initiator { get; }

    public CbkeResponder Responder { get; }

    public EccPublicKey Authority => TheAuthority.PublicKey;

    /// <summary>New credentials of a device under this rig's authority.</summary>
    public CbkeCredentials Credentials(Eui64 subject)
    {
        EccPrivateKey request = Samples.Key(20);
        IssuedCertificate issued = TheAuthority.Issue(
            request.ToPublicKey(), subject, Convert.FromHexString("01090006000000000000"), Arbitrary.Octets(21, subject.Value & 0xFF));
        Assert.True(issued.TryCompleteKey(request, Authority, out EccPrivateKey key));
        return new CbkeCredentials(issued.Certificate, key, Authority);
    }

    /// <summary>The Initiate of a device under this rig's authority, changed where a test wants it.</summary>
    public CbkeMessage Initiate(Eui64 subject, ushort suite = CbkeMessage.Suite1, byte ephemeralDataSeconds = 3, byte confirmKeySeconds = 6)
    {
        using CbkeCredentials credentials = Credentials(subject);
        ImplicitCertificate certificate = credentials.Certificate;
        return CbkeMessage.Initiate(suite, ephemeralDataSeconds, confirmKeySeconds, certificate);
    }

    /// <summary>Begins the exchange and passes messages until this many are delivered; answers the next, which is not.</summary>
    public CbkeMessage Deliver(int count)
    {
        CbkeStep step = Initiator.Start();
        for (int i = 0; i < count; i++)
        {
            CbkeMessage message = Sent(step);
            step = i % 2 == 0 ? Responder.Receive(U, message) : Initiator.Receive(V, message);
        }

        return Sent(step);
    }

    public static CbkeMessage Sent(in CbkeStep step)
    {
        Assert.NotNull(step.Message);
        return step.Message.Value;
    }

    /// <summary>The exchange ended by a Terminate of ours with this status.</summary>
    public static void Rejected(TerminateStatus status, in CbkeStep step)
    {
        Assert.Equal(CbkeOutcome.Failed, step.Outcome);
        CbkeMessage message = Sent(step);
        Assert.Equal((CbkeMessageKind.Terminate, status, CbkeMessage.Suite1), (message.Kind, message.Status, message.Suite));
        Assert.Equal(new CbkeFailure(CbkeFailureCause.Rejected, status, message.WaitSeconds), step.Failure);
    }

    public static void Ignored(in CbkeStep step)
    {
        Assert.Equal(CbkeOutcome.Ignored, step.Outcome);
        Assert.Null(step.Message);
        Assert.Null(step.Failure);
    }
}
