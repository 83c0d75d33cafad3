namespace Han.Gateway.Requests;

/// <summary>The desk for some kinds of command.</summary>
public interface ICommandDesk : IRequestDesk
{
    /// <summary>The types of <see cref="HanCommand"/> that it takes; no other desk takes them.</summary>
    IEnumerable<Type> Commands { get; }
}
