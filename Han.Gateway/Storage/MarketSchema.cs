namespace Han.Gateway.Storage;

/// <summary>Version 8 of the schema: market transactions, and what was seen of messages lately.</summary>
internal static class MarketSchema
{
    /// <param name="bytes">The type of a byte string.</param>
    public static string Version8(string bytes) =>
        $"""
        -- What files brought, in the order in which it came. Request is the one that carried it out, null while it waits.
        CREATE TABLE market_transaction (
            number BIGINT PRIMARY KEY,
            transaction_id TEXT NOT NULL UNIQUE,
            kind INTEGER NOT NULL,
            tdsp TEXT NOT NULL,
            esiid TEXT NOT NULL,
            effective BIGINT NOT NULL,
            rep TEXT,
            meter TEXT,
            new_meter TEXT,
            new_esi BIGINT NOT NULL,
            file TEXT NOT NULL,
            line BIGINT NOT NULL,
            request BIGINT
        );
        CREATE INDEX market_transaction_by_esiid ON market_transaction (esiid);
        CREATE INDEX market_transaction_waiting ON market_transaction (effective, number) WHERE request IS NULL;

        -- Orders that moved messages from one ESI to another: replayed with them.
        CREATE TABLE meter_exchange (order_id BIGINT PRIMARY KEY, tdsp TEXT NOT NULL, entered_at BIGINT NOT NULL);

        -- Hashes that name signatures and nonces of accepted messages, until wall time (Unix milliseconds).
        CREATE TABLE seen_message (until BIGINT NOT NULL, name {bytes} NOT NULL, PRIMARY KEY (until, name));
        """;
}
