using System.Security.Cryptography;
using Sep.Codec.Security.Cbke;
using Sep.Codec.Security.Ecc;
using Sep.Codec.Types;

namespace Han.Benchmarks;

/// <summary>
/// `-- system radio [joins]`: on one core, whole joins of emulated devices at radio fidelity (scan, association, network key, key establishment, binding)
/// against the elliptic-curve operations that they need, made bare and in turns in the same run; then frames of an application that are secured with the
/// link key, from end to end. Each warms up by itself until its rounds are steady (see <see cref="WarmUp"/>).
/// </summary>
internal static class RadioRunner
{
    private const int DevicesPerHome = 5;
    private const int Rounds = 5;
    private const int Frames = 200_000;

    private static readonly CertificateAuthority _authority = new(new Eui64(0x4C4F43414C544553), Draw());

    public static void Run(int joins)
    {
        int homes = Math.Max(1, joins / DevicesPerHome / Rounds);
        int warm = WarmUp.UntilSteady(() => Time(() => Join(Homes(20)))) + WarmUp.UntilSteady(() => Time(() => Agree(20 * DevicesPerHome)));
        var joined = new List<double>();
        var bare = new List<double>();
        for (int round = 0; round < Rounds; round++)
        {
            RadioHome[] round0 = Homes(homes);
            joined.Add(Time(() => Join(round0)) / (homes * DevicesPerHome));
            bare.Add(Time(() => Agree(homes * DevicesPerHome)) / (homes * DevicesPerHome));
        }

        double join = joined.Order().ElementAt(Rounds / 2);
        double ecc = bare.Order().ElementAt(Rounds / 2);
        Console.WriteLine($"radio fidelity, one core, processor time, {homes * DevicesPerHome * Rounds:N0} joins in {Rounds} rounds after {warm} to warm up, medians:");
        Console.WriteLine($"  a join: {join * 1e6:F0} µs ({1 / join:N0} joins/s); its elliptic-curve operations alone: {ecc * 1e6:F0} µs; ratio {join / ecc:F2}");
        RunFrames();
    }

    /// <summary>The frames alone.</summary>
    public static void RunFrames()
    {
        RadioHome home = Homes(1)[0];
        Join([home]);
        int warm = WarmUp.UntilSteady(() => Time(() => home.Exchange(Frames / 10)));
        var seconds = new List<double>();
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        for (int round = 0; round < Rounds; round++)
        {
            seconds.Add(Time(() => home.Exchange(Frames)) / Frames);
        }

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        double frame = seconds.Order().ElementAt(Rounds / 2);
        Console.WriteLine(
            $"  secured frames from end to end, {Rounds} rounds of {Frames:N0} after {warm} to warm up: {1 / frame:N0} a second, {frame * 1e6:F2} µs "
            + $"(least {seconds.Min() * 1e6:F2}) and {allocated / (double)Frames / Rounds:F1} bytes allocated each");
    }

    private static RadioHome[] Homes(int count) => [.. Enumerable.Range(0, count).Select(i => new RadioHome((ulong)i + 1, DevicesPerHome, Issue))];

    private static void Join(RadioHome[] homes)
    {
        foreach (RadioHome home in homes)
        {
            home.JoinAll();
        }
    }

    /// <summary>What both sides of a key establishment compute on the curve, and nothing else.</summary>
    private static void Agree(int joins)
    {
        CbkeCredentials left = Issue(new Eui64(1));
        CbkeCredentials right = Issue(new Eui64(2));
        Span<byte> secret = stackalloc byte[Ecmqv.SecretSize];
        for (int i = 0; i < joins; i++)
        {
            EccPrivateKey leftEphemeral = Draw();
            EccPrivateKey rightEphemeral = Draw();
            EccPublicKey leftPoint = leftEphemeral.ToPublicKey();
            EccPublicKey rightPoint = rightEphemeral.ToPublicKey();
            Half(left, right, leftEphemeral, rightPoint, secret);
            Half(right, left, rightEphemeral, leftPoint, secret);
        }
    }

    private static void Half(CbkeCredentials own, CbkeCredentials partner, in EccPrivateKey ephemeral, in EccPublicKey partnerEphemeral, Span<byte> secret)
    {
        if (!partner.Certificate.TryGetPublicKey(own.Authority, out EccPublicKey partnerKey) || !Ecmqv.TryAgree(own.Key, ephemeral, partnerKey, partnerEphemeral, secret))
        {
            throw new InvalidOperationException("The keys do not agree.");
        }
    }

    private static CbkeCredentials Issue(Eui64 subject)
    {
        EccPrivateKey request = Draw();
        IssuedCertificate issued = _authority.Issue(
            request.ToPublicKey(), subject, new byte[ImplicitCertificate.ProfileAttributeSize], RandomNumberGenerator.GetBytes(EccPrivateKey.Size));
        return issued.TryCompleteKey(request, _authority.PublicKey, out EccPrivateKey key)
            ? new CbkeCredentials(issued.Certificate, key, _authority.PublicKey)
            : throw new InvalidOperationException("The certificate does not fit its key.");
    }

    private static EccPrivateKey Draw() => EccPrivateKey.Draw(RandomNumberGenerator.GetBytes(EccPrivateKey.Size));

    /// <summary>Seconds of processor time, so that what else runs on the machine counts less.</summary>
    private static double Time(Action work)
    {
        GC.Collect();
        TimeSpan start = Environment.CpuUsage.TotalTime;
        work();
        return (Environment.CpuUsage.TotalTime - start).TotalSeconds;
    }
}
