using Sep.Codec.Clusters.KeyEstablishment;
using Sep.Codec.Security.Cbke;
using Sep.Codec.Types;
using Sep.Codec.Zcl;

namespace Han.Tests.Codec.Clusters.KeyEstablishment;

public sealed class KeyEstablishmentTests
{
    private static readonly InitiateKeyEstablishmentRequest Request = new(KeyEstablishmentSuites.CbkeEcmqv, 3, 6, new Octets(new byte[48]));

    [Fact]
    public void A_request_needs_one_suite_real_times_and_a_whole_certificate()
    {
        Refusal.Not(Request);
        Refusal.Of("KeyEstablishmentSuite", Request with { KeyEstablishmentSuite = KeyEstablishmentSuites.None });
        Refusal.Of("KeyEstablishmentSuite", Request with { KeyEstablishmentSuite = KeyEstablishmentSuites.CbkeEcmqv | KeyEstablishmentSuites.CbkeEcmqvSect283k1 });
        Refusal.Of("EphemeralDataGenerateTimeSeconds", Request with { EphemeralDataGenerateTimeSeconds = 0xFF });
        Refusal.Of("ConfirmKeyGenerateTimeSeconds", Request with { ConfirmKeyGenerateTimeSeconds = 0xFF });
        Refusal.Of("Identity", Request with { Identity = new Octets(new byte[47]) });
        Refusal.Of("Identity", new InitiateKeyEstablishmentResponse(KeyEstablishmentSuites.CbkeEcmqv, 3, 6, default));
    }

    [Fact]
    public void Points_and_codes_have_one_length()
    {
        Refusal.Of("Qeu", new EphemeralDataRequest(new Octets(new byte[21])));
        Refusal.Of("Qev", new EphemeralDataResponse(new Octets(new byte[23])));
        Refusal.Of("Macu", new ConfirmKeyRequest(default));
        Refusal.Of("Macv", new ConfirmKeyResponse(new Octets(new byte[17])));
    }

    [Fact]
    public void One_number_is_two_commands_by_direction()
    {
        Assert.NotEqual(TerminateByInitiator.Key, TerminateByResponder.Key);
        foreach ((byte control, Type type) in new[] { ((byte)0x01, typeof(TerminateByInitiator)), ((byte)0x09, typeof(TerminateByResponder)) })
        {
            byte[] frame = [control, 0x00, 0x03, 0x04, 0x1E, 0x01, 0x00];
            Assert.True(ZclFrame.TryRead(frame.AsSpan(), out ZclHeader header, out _));
            Assert.Equal(type, SepCommands.Find(header, ClusterId.KeyEstablishment)?.Type);
        }
    }

    [Fact]
    public void A_reason_keeps_its_number()
    {
        Assert.True(ZclFrame.TryDecode([0x04, 0x1E, 0x01, 0x00], out TerminateByResponder busy, out _));
        Assert.Equal(new TerminateByResponder(TerminateStatus.NoResources, 30, KeyEstablishmentSuites.CbkeEcmqv), busy);
    }

    /// <summary>A certificate of suite 2 is longer: what is beyond suite 1 stays in the tail, and the suite says that it is not ours.</summary>
    [Fact]
    public void A_longer_certificate_of_another_suite_is_not_lost()
    {
        byte[] payload = [0x02, 0x00, 3, 6, .. Enumerable.Range(0, 74).Select(i => (byte)i)];
        Assert.True(ZclFrame.TryDecode(payload.AsSpan(), out InitiateKeyEstablishmentRequest request, out ReadOnlySpan<byte> tail));
        Assert.Equal(KeyEstablishmentSuites.CbkeEcmqvSect283k1, request.KeyEstablishmentSuite);

        byte[] frame = new byte[3 + payload.Length];
        ZclHeader header = new(FrameType.ClusterSpecific, Direction.ClientToServer, 0, 0x00);
        Assert.Equal(frame.Length, ZclFrame.Write(frame, header, request, tail));
        Assert.Equal(payload, frame[3..]);
    }
}
