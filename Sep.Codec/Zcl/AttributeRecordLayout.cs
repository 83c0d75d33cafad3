namespace Sep.Codec.Zcl;

/// <summary>How a record of an attribute list is laid out.</summary>
public enum AttributeRecordLayout : byte
{
    /// <summary>Id, type, value: the Write Attributes commands and Report Attributes.</summary>
    TypedValue,

    /// <summary>Id, status and only on SUCCESS type and value: Read Attributes Response. A record's length depends on its status.</summary>
    StatusThenValue,

    /// <summary>Status, id: the failures in a Write Attributes Response.</summary>
    StatusOnly,
}
