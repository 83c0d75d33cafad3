namespace Sep.Codec.Zcl;

/// <summary>Whose reports a reporting record is about.</summary>
public enum ReportingDirection : byte
{
    /// <summary>The receiver of the record reports the attribute.</summary>
    Reported = 0,

    /// <summary>The receiver of the record is sent reports of the attribute.</summary>
    Received = 1,
}
