namespace DeviceEmulator.Home.Script;

/// <summary>What the value of a command's field is.</summary>
public enum FieldKind : byte
{
    /// <summary>The name of a device of the home.</summary>
    Device = 0,

    /// <summary>A whole number within a range.</summary>
    Whole,

    /// <summary>A number with a decimal point, within a range.</summary>
    Number,

    /// <summary>A text of at most so many octets of UTF-8.</summary>
    Text,

    /// <summary>A span as 90s or 1h30m.</summary>
    Duration,

    /// <summary>The same, with a - before it for the other way.</summary>
    Offset,

    /// <summary>Yes or no.</summary>
    Flag,

    /// <summary>One of a list of words.</summary>
    Choice,

    /// <summary>Several of a list of words.</summary>
    Choices,

    /// <summary>16 hex digits.</summary>
    Address,
}
