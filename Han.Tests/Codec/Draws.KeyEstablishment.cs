using Sep.Codec.Clusters.KeyEstablishment;

namespace Han.Tests.Codec;

public static partial class Draws
{
    public static InitiateKeyEstablishmentRequest InitiateKeyEstablishmentRequest(byte[] octets)
    {
        InitiateKeyEstablishmentRequest raw = Raw<InitiateKeyEstablishmentRequest>(octets);
        return raw with
        {
            KeyEstablishmentSuite = KeyEstablishmentSuites.CbkeEcmqv,
            EphemeralDataGenerateTimeSeconds = (byte)(octets[2] % 255),
            ConfirmKeyGenerateTimeSeconds = (byte)(octets[3] % 255),
        };
    }

    public static InitiateKeyEstablishmentResponse InitiateKeyEstablishmentResponse(byte[] octets)
    {
        InitiateKeyEstablishmentResponse raw = Raw<InitiateKeyEstablishmentResponse>(octets);
        return raw with
        {
            KeyEstablishmentSuite = KeyEstablishmentSuites.CbkeEcmqv,
            EphemeralDataGenerateTimeSeconds = (byte)(octets[2] % 255),
            ConfirmKeyGenerateTimeSeconds = (byte)(octets[3] % 255),
        };
    }

    public static EphemeralDataRequest EphemeralDataRequest(byte[] octets) => Raw<EphemeralDataRequest>(octets);

    public static EphemeralDataResponse EphemeralDataResponse(byte[] octets) => Raw<EphemeralDataResponse>(octets);

    public static ConfirmKeyRequest ConfirmKeyRequest(byte[] octets) => Raw<ConfirmKeyRequest>(octets);

    public static ConfirmKeyResponse ConfirmKeyResponse(byte[] octets) => Raw<ConfirmKeyResponse>(octets);

    public static TerminateByInitiator TerminateByInitiator(byte[] octets) => Raw<TerminateByInitiator>(octets);

    public static TerminateByResponder TerminateByResponder(byte[] octets) => Raw<TerminateByResponder>(octets);

    private static CommandDraw[] KeyEstablishment() =>
    [
        For(InitiateKeyEstablishmentRequest),
        For(EphemeralDataRequest),
        For(ConfirmKeyRequest),
        For(TerminateByInitiator),
        For(InitiateKeyEstablishmentResponse),
        For(EphemeralDataResponse),
        For(ConfirmKeyResponse),
        For(TerminateByResponder),
    ];
}
