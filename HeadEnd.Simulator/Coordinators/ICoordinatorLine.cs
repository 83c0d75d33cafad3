namespace HeadEnd.Simulator.Coordinators;

/// <summary>The way to a coordinator, as its driver sees it: octets, in order, without an answer.</summary>
public interface ICoordinatorLine
{
    /// <summary>Takes a copy of the octets. What is written while the line is down is lost.</summary>
    void Write(ReadOnlySpan<byte> octets);

    /// <summary>Gives the connection up and begins another one: nobody answers on it any more.</summary>
    void Reopen();
}
