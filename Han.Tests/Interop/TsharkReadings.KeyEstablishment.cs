using Sep.Codec.Clusters.KeyEstablishment;
using Sep.Codec.Types;

namespace Han.Tests.Interop;

internal static partial class TsharkReadings
{
    private const string KeyEstablishmentPrefix = "zbee_zcl_se.ke.";

    private static TsharkReading[] KeyEstablishment() =>
    [
        TsharkReading.Named<InitiateKeyEstablishmentRequest>(
            KeyEstablishmentPrefix,
            new()
            {
                ["KeyEstablishmentSuite"] = "attr.suite",
                ["EphemeralDataGenerateTimeSeconds"] = "init.ephemeral.time",
                ["ConfirmKeyGenerateTimeSeconds"] = "init.confirm.time",
            },
            unread: new() { ["Identity"] = "shown in the four parts of a certificate" },
            (command, packet) => CertificateIsShown(command.Identity, packet)),
        TsharkReading.Named<InitiateKeyEstablishmentResponse>(
            KeyEstablishmentPrefix,
            new()
            {
                ["KeyEstablishmentSuite"] = "attr.suite",
                ["EphemeralDataGenerateTimeSeconds"] = "init.ephemeral.time",
                ["ConfirmKeyGenerateTimeSeconds"] = "init.confirm.time",
            },
            unread: new() { ["Identity"] = "shown in the four parts of a certificate" },
            (command, packet) => CertificateIsShown(command.Identity, packet)),
        TsharkReading.Named<EphemeralDataRequest>(KeyEstablishmentPrefix, new() { ["Qeu"] = "qeu" }),
        TsharkReading.Named<EphemeralDataResponse>(KeyEstablishmentPrefix, new() { ["Qev"] = "qev" }),
        TsharkReading.Named<ConfirmKeyRequest>(KeyEstablishmentPrefix, new() { ["Macu"] = "macu" }),
        TsharkReading.Named<ConfirmKeyResponse>(KeyEstablishmentPrefix, new() { ["Macv"] = "macv" }),
        TsharkReading.Named<TerminateByInitiator>(KeyEstablishmentPrefix, new()
        {
            ["Status"] = "terminate.status",
            ["WaitTimeSeconds"] = "terminate.wait.time",
            ["KeyEstablishmentSuite"] = "attr.suite",
        }),
        TsharkReading.Named<TerminateByResponder>(KeyEstablishmentPrefix, new()
        {
            ["Status"] = "terminate.status",
            ["WaitTimeSeconds"] = "terminate.wait.time",
            ["KeyEstablishmentSuite"] = "attr.suite",
        }),
    ];

    private static void CertificateIsShown(Octets identity, TsharkPacket packet)
    {
        IEnumerable<string> parts = new[] { "reconst", "subject", "issuer", "profile" }
            .Select(part => TsharkPacket.Shown(Assert.Single(packet.Fields($"{KeyEstablishmentPrefix}cert.{part}"))));
        Assert.Equal(identity.ToString().ToLowerInvariant(), string.Concat(parts));
    }
}
