using Han.Gateway.Commands;

return await GatewayCommands.InvokeAsync(args).ConfigureAwait(false);
