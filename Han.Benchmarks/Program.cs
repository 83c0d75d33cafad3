using BenchmarkDotNet.Running;
using Han.Benchmarks;

if (args is ["system", .. string[] rest])
{
    return await SystemRunner.RunAsync(rest);
}

BenchmarkSwitcher.FromAssembly(typeof(SystemRunner).Assembly).Run(args);
return 0;
