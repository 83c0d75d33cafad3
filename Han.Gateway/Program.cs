using Han.Gateway.Commands;

return await GatewayCommands.Root().Parse(args).InvokeAsync().ConfigureAwait(false);
