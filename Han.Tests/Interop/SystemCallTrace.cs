using System.Globalization;
using System.Text.RegularExpressions;

namespace Han.Tests.Interop;

/// <summary>A system call as strace saw it.</summary>
/// <param name="On">What its file descriptor is: a path, or TCP:[local->remote].</param>
/// <param name="Began">Line of the trace in which it began.</param>
/// <param name="Ended">Line in which it returned.</param>
internal sealed record SystemCall(string Name, string On, long Result, int Began, int Ended);

/// <summary>Reads what strace -f -yy wrote, and puts the halves of interrupted lines together.</summary>
internal static partial class SystemCallTrace
{
    public static List<SystemCall> Read(IEnumerable<string> lines)
    {
        var calls = new List<SystemCall>();
        var open = new Dictionary<(string Thread, string Name), (string On, int Line)>();
        int number = 0;
        foreach (string line in lines)
        {
            number++;
            if (Whole().Match(line) is { Success: true } whole)
            {
                calls.Add(new SystemCall(whole.Groups["name"].Value, whole.Groups["on"].Value, Number(whole), number, number));
            }
            else if (Begun().Match(line) is { Success: true } begun)
            {
                open[(begun.Groups["thread"].Value, begun.Groups["name"].Value)] = (begun.Groups["on"].Value, number);
            }
            else if (Resumed().Match(line) is { Success: true } resumed
                && open.Remove((resumed.Groups["thread"].Value, resumed.Groups["name"].Value), out (string On, int Line) half))
            {
                calls.Add(new SystemCall(resumed.Groups["name"].Value, half.On, Number(resumed), half.Line, number));
            }
        }

        return calls;
    }

    private static long Number(Match match) => long.Parse(match.Groups["result"].Value, CultureInfo.InvariantCulture);

    // A socket's description holds "->", so the descriptor ends at ">" before "," or ")".
    [GeneratedRegex(@"^(?<thread>\d+) +(?<name>\w+)\(\d+<(?<on>.*?)>[,)].*= (?<result>-?\d+)( .*)?$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"^(?<thread>\d+) +(?<name>\w+)\(\d+<(?<on>.*?)>[,) ].*<unfinished \.\.\.>$")]
    private static partial Regex Begun();

    [GeneratedRegex(@"^(?<thread>\d+) +<\.\.\. (?<name>\w+) resumed>.*= (?<result>-?\d+)( .*)?$")]
    private static partial Regex Resumed();
}
