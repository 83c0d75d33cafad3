using System.Globalization;

namespace Han.Benchmarks;

/// <summary>Figures of the whole system, where seconds and bytes are measured rather than nanoseconds: `-- system NAME`.</summary>
internal static class SystemRunner
{
    private const string Usage =
        "system accept [rounds] | system asked [rounds] | system codec | system deliver [rounds] [rows in the store] [requests] | system population [ESIs] [lanes] | system store [rows] "
        + "| system premises [rows] | system radio [joins] | system signed [rounds] | system week [homes] [days] [loss] [seed]";

    public static async Task<int> RunAsync(string[] args)
    {
        switch (args)
        {
            case ["accept", .. string[] rest]:
                await AcceptRunner.RunAsync((int)Number(rest, 0, 15));
                return 0;
            case ["asked", .. string[] rest]:
                await AskedRunner.RunAsync((int)Number(rest, 0, 7));
                return 0;
            case ["codec"]:
                CodecRunner.Run();
                return 0;
            case ["deliver", .. string[] rest]:
                await DeliverRunner.RunAsync((int)Number(rest, 0, 7), Number(rest, 1, 0), (int)Number(rest, 2, 1));
                return 0;
            case ["population", .. string[] rest]:
                return await PopulationRunner.RunAsync(rest);
            case ["premises", .. string[] rest]:
                return await PremisesRunner.RunAsync(rest);
            case ["radio", .. string[] rest]:
                RadioRunner.Run((int)Number(rest, 0, 2_000));
                return 0;
            case ["signed", .. string[] rest]:
                SignedRunner.Run((int)Number(rest, 0, 41));
                return 0;
            case ["store", .. string[] rest]:
                StoreRunner.Run(Number(rest, 0, 1_000_000));
                return 0;
            case ["week", .. string[] rest]:
                double loss = rest.Length > 2 ? double.Parse(rest[2], CultureInfo.InvariantCulture) : 0.05;
                return WeekRunner.Run((int)Number(rest, 0, 200), (int)Number(rest, 1, 7), loss, (ulong)Number(rest, 3, 1));
            default:
                await Console.Error.WriteLineAsync(Usage);
                return 2;
        }
    }

    private static long Number(string[] args, int place, long otherwise) =>
        args.Length > place ? long.Parse(args[place], CultureInfo.InvariantCulture) : otherwise;
}
