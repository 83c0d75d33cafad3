using Han.Tests.Codec.Cbke;
using Han.Tests.Codec.Security;
using Sep.Codec.Security.Cbke;
using Sep.Codec.Security.Ecc;

namespace Han.Tests.Codec.Ecc;

public sealed class EccAllocationTests
{
    private readonly EccPrivateKey _key = Samples.Key(1);
    private readonly EccPublicKey _partner = Samples.Key(2).ToPublicKey();
    private readonly byte[] _random = Arbitrary.Octets(EccPrivateKey.Size, 1);
    private readonly byte[] _fields = Arbitrary.Octets(EventStatusSigning.SignedSize, 2);
    private readonly byte[] _point = Samples.Octets(Samples.Key(3).ToPublicKey());
    private readonly byte[] _secret = new byte[Ecmqv.SecretSize];

    [Fact]
    public void Keys_and_points_allocate_nothing() => AllocatesNothing(() =>
        EccPublicKey.TryRead(_point, out EccPublicKey key) && EccPrivateKey.Draw(_random).ToPublicKey() != key);

    [Fact]
    public void Signing_and_verifying_allocate_nothing() => AllocatesNothing(() =>
        !EventStatusSigning.Verify(_partner, _fields, EventStatusSigning.Sign(_key, _fields, _random)));

    [Fact]
    public void Agreement_and_certificates_allocate_nothing() => AllocatesNothing(() =>
    {
        ImplicitCertificate certificate = new(_partner, new(1), new(2), _random.AsSpan(..ImplicitCertificate.ProfileAttributeSize));
        return Ecmqv.TryAgree(_key, _key, _partner, _partner, _secret) && certificate.TryGetPublicKey(_partner, out _)
            && CbkeKeys.Derive(_secret).LinkKey != default;
    });

    [Fact]
    public void A_whole_exchange_allocates_its_two_machines_and_no_more_with_every_message()
    {
        using CbkeCredentials own = new CbkeRig().Credentials(CbkeRig.U);
        using CbkeCredentials partner = new CbkeRig().Credentials(CbkeRig.V);
        AllocatesNothing(
            () => (new CbkeInitiator(own, _key, CbkeRig.V, CbkeTiming.Default), new CbkeResponder(partner, _key, CbkeTiming.Default)),
            machines => Run(machines.Item1, machines.Item2));
    }

    private static bool Run(CbkeInitiator initiator, CbkeResponder responder)
    {
        CbkeStep step = initiator.Start();
        for (int i = 0; i < 3; i++)
        {
            step = responder.Receive(CbkeRig.U, step.Message!.Value);
            step = initiator.Receive(CbkeRig.V, step.Message!.Value);
        }

        return step.Outcome == CbkeOutcome.Established && initiator.TryTakeLinkKey(out _) && responder.TryTakeLinkKey(out _);
    }

    private static void AllocatesNothing(Func<bool> work) => AllocatesNothing(() => 0, _ => work());

    private static void AllocatesNothing<T>(Func<T> prepare, Func<T, bool> work)
    {
        T[] prepared = [.. Enumerable.Range(0, 21).Select(_ => prepare())];
        Assert.True(work(prepared[20]));
        long before = GC.GetAllocatedBytesForCurrentThread();
        bool worked = true;
        for (int i = 0; i < 20; i++)
        {
            worked &= work(prepared[i]);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(worked);
    }
}
