using BenchmarkDotNet.Running;
using Han.Benchmarks;

if (args is ["system", .. string[] rest])
{
    return await SystemRunner.RunAsync(rest);
}

if (args is ["fuzz", .. string[] limits])
{
    return FuzzRunner.Run(limits);
}

BenchmarkSwitcher.FromAssembly(typeof(SystemRunner).Assembly).Run(args);
return 0;
