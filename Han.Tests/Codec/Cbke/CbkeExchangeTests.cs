using Han.Tests.Codec.Ecc;
using Sep.Codec.Security;
using Sep.Codec.Security.Cbke;
using Sep.Codec.Security.Ecc;
using Sep.Codec.Types;

namespace Han.Tests.Codec.Cbke;

/// <summary>Whole exchanges between the two machines.</summary>
public sealed class CbkeExchangeTests
{
    /// <summary>The example of annex C, octet by octet: both roles, all six messages, the key.</summary>
    [Fact]
    public void The_example_of_the_specification()
    {
        CurveVector vector = CurveVector.Of("cbke.annexC.shared-secret");
        CurveVector keys = CurveVector.Of("cbke.annexC.kdf");
        using CbkeInitiator initiator = Initiator(vector, CbkeTiming.Default);
        using CbkeResponder responder = Responder(vector, CbkeTiming.Default);
        (Eui64 u, Eui64 v) = (new(2), new(1));

        CbkeStep step = initiator.Start();
        Assert.Equal(vector.Input("initiator_certificate"), CbkeRig.Sent(step).Certificate.ToArray());
        Assert.Equal((1, 3, 6), (CbkeRig.Sent(step).Suite, CbkeRig.Sent(step).EphemeralDataSeconds, CbkeRig.Sent(step).ConfirmKeySeconds));
        step = responder.Receive(u, CbkeRig.Sent(step));
        Assert.Equal(vector.Input("responder_certificate"), CbkeRig.Sent(step).Certificate.ToArray());
        step = initiator.Receive(v, CbkeRig.Sent(step));
        Assert.Equal(CurveVector.Of("cbke.annexC.ephemeral-U").Result("public_key"), CbkeRig.Sent(step).Point.ToArray());
        step = responder.Receive(u, CbkeRig.Sent(step));
        Assert.Equal(CurveVector.Of("cbke.annexC.ephemeral-V").Result("public_key"), CbkeRig.Sent(step).Point.ToArray());
        step = initiator.Receive(v, CbkeRig.Sent(step));
        Assert.Equal(CurveVector.Of("cbke.annexC.macu").Result(), CbkeRig.Sent(step).Mac.ToArray());
        step = responder.Receive(u, CbkeRig.Sent(step));
        Assert.Equal(CurveVector.Of("cbke.annexC.macv").Result(), CbkeRig.Sent(step).Mac.ToArray());
        Assert.Equal(CbkeOutcome.Established, step.Outcome);
        step = initiator.Receive(v, CbkeRig.Sent(step));
        Assert.Equal(CbkeOutcome.Established, step.Outcome);
        Assert.Null(step.Message);

        AesKey expected = new(keys.Result("key_data_link_key"));
        Assert.True(initiator.TryTakeLinkKey(out AesKey key));
        Assert.Equal(expected, key);
        Assert.True(responder.TryTakeLinkKey(out key));
        Assert.Equal(expected, key);
    }

    [Fact]
    public void An_exchange_computed_elsewhere()
    {
        CurveVector vector = CurveVector.Of("cbke.synthetic");
        using CbkeInitiator initiator = Initiator(vector, CbkeTiming.Default);
        using CbkeResponder responder = Responder(vector, CbkeTiming.Default);
        (Eui64 u, Eui64 v) = (new(0x0022A300001731F3), new(0x0022080000000001));
        CbkeMessage qeu = CbkeRig.Sent(initiator.Receive(v, CbkeRig.Sent(responder.Receive(u, CbkeRig.Sent(initiator.Start())))));
        CbkeMessage qev = CbkeRig.Sent(responder.Receive(u, qeu));
        CbkeMessage macu = CbkeRig.Sent(initiator.Receive(v, qev));
        CbkeMessage macv = CbkeRig.Sent(responder.Receive(u, macu));
        Assert.Equal(vector.Result("qeu"), qeu.Point.ToArray());
        Assert.Equal(vector.Result("qev"), qev.Point.ToArray());
        Assert.Equal(vector.Result("macu"), macu.Mac.ToArray());
        Assert.Equal(vector.Result("macv"), macv.Mac.ToArray());
        Assert.Equal(CbkeOutcome.Established, initiator.Receive(v, macv).Outcome);
        Assert.True(initiator.TryTakeLinkKey(out AesKey key));
        Assert.Equal(new AesKey(vector.Result("link_key")), key);
    }

    [Fact]
    public void Devices_of_an_emulated_authority_agree_and_the_key_is_handed_over_once()
    {
        CbkeRig rig = new();
        Assert.False(rig.Initiator.TryTakeLinkKey(out _));
        Assert.Equal(CbkeOutcome.Established, rig.Initiator.Receive(CbkeRig.V, rig.Deliver(5)).Outcome);
        Assert.True(rig.Initiator.TryTakeLinkKey(out AesKey initiators));
        Assert.True(rig.Responder.TryTakeLinkKey(out AesKey responders));
        Assert.Equal(initiators, responders);
        Assert.False(rig.Initiator.TryTakeLinkKey(out AesKey none));
        Assert.True(none.IsNone);
        Assert.False(rig.Responder.TryTakeLinkKey(out _));
    }

    [Fact]
    public void An_exchange_disposed_of_has_no_key()
    {
        CbkeRig rig = new();
        rig.Initiator.Receive(CbkeRig.V, rig.Deliver(5));
        rig.Initiator.Dispose();
        rig.Responder.Dispose();
        Assert.False(rig.Initiator.TryTakeLinkKey(out _));
        Assert.False(rig.Responder.TryTakeLinkKey(out _));
    }

    private static CbkeInitiator Initiator(CurveVector vector, CbkeTiming timing) => new(
        Credentials(vector, "initiator"), Samples.PrivateKey(vector.Input("initiator_ephemeral_private")),
        new ImplicitCertificate(vector.Input("responder_certificate")).Subject, timing);

    private static CbkeResponder Responder(CurveVector vector, CbkeTiming timing) => new(
        Credentials(vector, "responder"), Samples.PrivateKey(vector.Input("responder_ephemeral_private")), timing);

    private static CbkeCredentials Credentials(CurveVector vector, string role) => new(
        new ImplicitCertificate(vector.Input(role + "_certificate")), Samples.PrivateKey(vector.Input(role + "_private")),
        Samples.PublicKey(vector.Input("ca_public_key")));
}
