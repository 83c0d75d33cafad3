using Sep.Codec.Clusters.KeyEstablishment;
using Sep.Codec.Wire;

namespace Sep.Codec.Inspect.Names;

internal static partial class FieldNames
{
    private const string KeyEstablishmentPrefix = "zbee_zcl_se.ke.";

    private static CommandNames[] KeyEstablishment() =>
    [
        Initiate(nameof(InitiateKeyEstablishmentRequest)),
        Initiate(nameof(InitiateKeyEstablishmentResponse)),
        Command(nameof(EphemeralDataRequest), KeyEstablishmentPrefix, ("Qeu", "qeu")),
        Command(nameof(EphemeralDataResponse), KeyEstablishmentPrefix, ("Qev", "qev")),
        Command(nameof(ConfirmKeyRequest), KeyEstablishmentPrefix, ("Macu", "macu")),
        Command(nameof(ConfirmKeyResponse), KeyEstablishmentPrefix, ("Macv", "macv")),
        Terminate(nameof(TerminateByInitiator)),
        Terminate(nameof(TerminateByResponder)),
    ];

    /// <summary>An identity is an implicit certificate of 48 octets.</summary>
    private static CommandNames Initiate(string command) => new(
        command,
        Named("KeyEstablishmentSuite", KeyEstablishmentPrefix + "attr.suite"),
        Named("EphemeralDataGenerateTimeSeconds", KeyEstablishmentPrefix + "init.ephemeral.time"),
        Named("ConfirmKeyGenerateTimeSeconds", KeyEstablishmentPrefix + "init.confirm.time"),
        new FieldName("Identity", null)
        {
            Parts =
            [
                Part(Named("PublicReconstructionKey", KeyEstablishmentPrefix + "cert.reconst"), 22, FieldKind.Octets),
                Part(Named("Subject", KeyEstablishmentPrefix + "cert.subject"), 8, FieldKind.Octets),
                Part(Named("Issuer", KeyEstablishmentPrefix + "cert.issuer"), 8, FieldKind.Octets),
                Part(Named("ProfileAttributes", KeyEstablishmentPrefix + "cert.profile"), 10, FieldKind.Octets),
            ],
        });

    private static CommandNames Terminate(string command) => Command(
        command, KeyEstablishmentPrefix, ("Status", "terminate.status"), ("WaitTimeSeconds", "terminate.wait.time"), ("KeyEstablishmentSuite", "attr.suite"));
}
