namespace Han.Gateway.Storage;

/// <summary>The schema in SQL common to the databases, one method a version; a version that has been released never changes.</summary>
internal static class Schema
{
    /// <summary>A version that changes another database only: numbers are the same in all.</summary>
    public const string Unchanged = "SELECT 1";

    /// <summary>No table changes. From here on orders are written in version 2 of the link's encoding, which a program before it does not read.</summary>
    public const string Version9 = Unchanged;

    /// <summary>Requests, orders and the log.</summary>
    /// <param name="bytes">The type of a byte string.</param>
    /// <param name="keyed">What a table ends with whose rows are to lie in the order of their key, where there is such a thing.</param>
    public static string Version1(string bytes, string keyed) =>
        $"""
        CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);

        CREATE TABLE market_clock (id INTEGER PRIMARY KEY CHECK (id = 1), at BIGINT NOT NULL);
        INSERT INTO market_clock (id, at) VALUES (1, 0);

        CREATE TABLE han_request (
            number BIGINT PRIMARY KEY,
            request_id TEXT NOT NULL UNIQUE,
            duns TEXT NOT NULL,
            account TEXT NOT NULL,
            requester TEXT NOT NULL,
            reference TEXT,
            content {bytes} NOT NULL,
            category INTEGER NOT NULL,
            priority INTEGER NOT NULL,
            accepted_at BIGINT NOT NULL,
            not_after BIGINT NOT NULL,
            report_by BIGINT NOT NULL,
            cancels BIGINT,
            event_id BIGINT,
            alias BIGINT,
            command {bytes} NOT NULL,
            callback_uri TEXT,
            answer TEXT NOT NULL
        );
        CREATE UNIQUE INDEX han_request_reference ON han_request (duns, reference) WHERE reference IS NOT NULL;
        CREATE UNIQUE INDEX han_request_alias ON han_request (duns, alias) WHERE alias IS NOT NULL;
        CREATE UNIQUE INDEX han_request_event ON han_request (event_id) WHERE event_id IS NOT NULL;
        CREATE INDEX han_request_by_day ON han_request (duns, accepted_at);

        CREATE TABLE tdsp_order (
            order_id BIGINT PRIMARY KEY,
            request BIGINT NOT NULL,
            tdsp TEXT NOT NULL,
            entered_at BIGINT NOT NULL,
            report_by BIGINT NOT NULL,
            is_over INTEGER NOT NULL,
            closed {bytes} NOT NULL,
            wire {bytes} NOT NULL
        );
        CREATE INDEX tdsp_order_by_request ON tdsp_order (request);
        CREATE INDEX tdsp_order_by_end ON tdsp_order (tdsp, report_by);
        CREATE INDEX tdsp_order_open ON tdsp_order (tdsp, entered_at) WHERE is_over=0;

        CREATE TABLE address_fault (
            request BIGINT NOT NULL,
            ordinal BIGINT NOT NULL,
            esiid TEXT NOT NULL,
            meter TEXT,
            mac TEXT,
            code TEXT NOT NULL,
            message TEXT NOT NULL,
            PRIMARY KEY (request, ordinal)
        );

        CREATE TABLE log_row (
            order_id BIGINT NOT NULL,
            ordinal BIGINT NOT NULL,
            seq BIGINT NOT NULL,
            at BIGINT NOT NULL,
            device BIGINT NOT NULL,
            status INTEGER NOT NULL,
            detail BIGINT NOT NULL,
            about BIGINT NOT NULL,
            PRIMARY KEY (order_id, ordinal, seq)
        ){keyed};
        CREATE INDEX log_row_others ON log_row (about) WHERE status = 275;
        """;

    /// <summary>
    /// One packed key instead of three columns (<see cref="LogKey"/>), which the view log_entry shows apart. A row that has no such key stops it. In place of
    /// an index that every row is held against, others_cancelled says which cancel-all's orders hold rows about a request.
    /// </summary>
    /// <param name="key">The type of a 64-bit integer by whose order rows lie, where there is such a thing.</param>
    public static string Version2(string key) =>
        $"""
        CREATE TABLE log_row_limit (
            ordinal BIGINT CONSTRAINT log_row_ordinal_below_16384 CHECK (ordinal < 16384),
            seq BIGINT CONSTRAINT log_row_seq_below_131072 CHECK (seq < 131072),
            own_seq BIGINT CONSTRAINT log_row_own_seq_below_1000131072 CHECK (own_seq < 1000131072)
        );
        INSERT INTO log_row_limit (ordinal, seq, own_seq)
        SELECT MAX(ordinal), MAX(CASE WHEN seq < 1000000000 THEN seq END), MAX(CASE WHEN seq >= 1000000000 THEN seq END) FROM log_row;
        DROP TABLE log_row_limit;

        CREATE TABLE others_cancelled (about BIGINT NOT NULL, order_id BIGINT NOT NULL, PRIMARY KEY (about, order_id));
        INSERT INTO others_cancelled (about, order_id) SELECT DISTINCT about, order_id FROM log_row WHERE status = 275;

        ALTER TABLE log_row RENAME TO log_row_unpacked;
        CREATE TABLE log_row (
            row_key {key} CONSTRAINT log_row_key PRIMARY KEY,
            at BIGINT NOT NULL,
            device BIGINT NOT NULL,
            detail BIGINT NOT NULL,
            about BIGINT NOT NULL,
            status INTEGER NOT NULL
        );
        INSERT INTO log_row (row_key, at, device, detail, about, status)
        SELECT (order_id << 32) | ((CASE WHEN seq < 1000000000 THEN seq ELSE seq - 999868928 END) << 14) | ordinal, at, device, detail, about, status
        FROM log_row_unpacked ORDER BY 1;
        DROP TABLE log_row_unpacked;

        CREATE VIEW log_entry AS
        SELECT (row_key >> 32) & 4294967295 AS order_id, row_key & 16383 AS ordinal,
            ((row_key >> 14) & 262143) + ((row_key >> 31) & 1) * 999868928 AS seq, at, device, status, detail, about
        FROM log_row;
        """;

    /// <summary>Callers' own ids of prices, which come several in a request.</summary>
    public static string Version4() =>
        """
        CREATE TABLE price_alias (duns TEXT NOT NULL, alias BIGINT NOT NULL, request BIGINT NOT NULL, PRIMARY KEY (duns, alias));
        """;

    /// <summary>Devices that requests have named, what became of each, and what changed in homes.</summary>
    /// <param name="bytes">The type of a byte string.</param>
    public static string Version5(string bytes) =>
        $"""
        CREATE TABLE han_device (
            mac BIGINT PRIMARY KEY,
            device_id BIGINT NOT NULL,
            esiid TEXT NOT NULL,
            meter TEXT NOT NULL,
            esi BIGINT NOT NULL,
            tdsp TEXT NOT NULL,
            duns TEXT NOT NULL,
            kind INTEGER NOT NULL,
            device_class INTEGER NOT NULL,
            enrollment_group INTEGER NOT NULL,
            description TEXT,
            install_code {bytes} NOT NULL,
            status INTEGER NOT NULL,
            former INTEGER NOT NULL,
            since BIGINT NOT NULL,
            request BIGINT NOT NULL,
            by_duns TEXT NOT NULL,
            join_by BIGINT NOT NULL,
            reason INTEGER NOT NULL,
            source INTEGER NOT NULL,
            note TEXT,
            changes INTEGER NOT NULL
        );
        CREATE INDEX han_device_by_esiid ON han_device (esiid);

        CREATE TABLE device_history (
            mac BIGINT NOT NULL,
            seq INTEGER NOT NULL,
            duns TEXT NOT NULL,
            at BIGINT NOT NULL,
            status INTEGER NOT NULL,
            request BIGINT NOT NULL,
            reason INTEGER NOT NULL,
            source INTEGER NOT NULL,
            note TEXT,
            PRIMARY KEY (mac, seq)
        );

        CREATE TABLE home_change (
            order_id BIGINT NOT NULL,
            ordinal BIGINT NOT NULL,
            esi BIGINT NOT NULL,
            at BIGINT NOT NULL,
            mac BIGINT NOT NULL,
            kind INTEGER NOT NULL,
            device_class INTEGER NOT NULL,
            enrollment_group INTEGER NOT NULL,
            is_there INTEGER NOT NULL,
            PRIMARY KEY (order_id, ordinal)
        );
        """;

    /// <summary>Lists of addresses, files of the log on request, and what is to be posted to callers.</summary>
    /// <param name="bytes">The type of a byte string.</param>
    public static string Version6(string bytes) =>
        $"""
        -- Requests of the extensions that change something, by their caller's own reference.
        CREATE TABLE extension_request (
            duns TEXT NOT NULL,
            reference TEXT NOT NULL,
            content {bytes} NOT NULL,
            answer TEXT NOT NULL,
            PRIMARY KEY (duns, reference)
        );

        CREATE TABLE address_group (number BIGINT PRIMARY KEY, duns TEXT NOT NULL, name TEXT NOT NULL, UNIQUE (duns, name));
        CREATE TABLE group_member (
            group_number BIGINT NOT NULL,
            esiid TEXT NOT NULL,
            mac TEXT NOT NULL,
            meter TEXT NOT NULL,
            PRIMARY KEY (group_number, esiid, mac)
        );

        -- Market time in the dates, wall time (Unix milliseconds) in done_at.
        CREATE TABLE log_file (
            correlation_id TEXT PRIMARY KEY,
            duns TEXT NOT NULL,
            reference TEXT,
            accepted_at BIGINT NOT NULL,
            date_from BIGINT NOT NULL,
            date_to BIGINT NOT NULL,
            category INTEGER,
            esiid TEXT,
            state INTEGER NOT NULL,
            row_count BIGINT,
            done_at BIGINT
        );
        CREATE INDEX log_file_by_state ON log_file (state);
        CREATE INDEX log_file_by_reference ON log_file (duns, reference);

        -- State: 0 nothing to post, 1 something to post, 2 given up. Delivered is the last position that the receiver has confirmed; times are wall time.
        CREATE TABLE callback (
            request BIGINT PRIMARY KEY,
            account TEXT NOT NULL,
            uri TEXT NOT NULL,
            host TEXT NOT NULL,
            state INTEGER NOT NULL,
            delivered BIGINT NOT NULL,
            failures BIGINT NOT NULL,
            failing_since BIGINT,
            next_at BIGINT NOT NULL,
            last_error TEXT
        );
        CREATE INDEX callback_due ON callback (host, next_at) WHERE state=1;

        -- Row keys of 8 octets, or ordinals of address faults, in the order in which they were committed.
        CREATE TABLE callback_batch (
            position BIGINT PRIMARY KEY,
            request BIGINT NOT NULL,
            of_faults INTEGER NOT NULL,
            row_keys {bytes} NOT NULL
        );
        CREATE INDEX callback_batch_by_request ON callback_batch (request, position);
        """;

    /// <summary>Agreements between customers and companies, and what became of each. Market time throughout.</summary>
    /// <param name="bytes">The type of a byte string.</param>
    public static string Version7(string bytes) =>
        $"""
        CREATE TABLE agreement (
            number BIGINT PRIMARY KEY,
            kind INTEGER NOT NULL,
            duns TEXT NOT NULL,
            account TEXT NOT NULL,
            requester TEXT NOT NULL,
            esiid TEXT NOT NULL,
            mac BIGINT NOT NULL,
            device_type TEXT NOT NULL,
            description TEXT,
            install_code {bytes} NOT NULL,
            message_types INTEGER NOT NULL,
            customer_name TEXT NOT NULL,
            customer_email TEXT,
            customer_code TEXT,
            language TEXT NOT NULL,
            callback_uri TEXT,
            filed_at BIGINT NOT NULL,
            expires_at BIGINT NOT NULL,
            filed_by BIGINT NOT NULL,
            status INTEGER NOT NULL,
            since BIGINT NOT NULL,
            party INTEGER NOT NULL,
            request BIGINT NOT NULL,
            note TEXT,
            follow_up INTEGER NOT NULL,
            follow_up_request TEXT,
            follow_up_code TEXT,
            follow_up_message TEXT,
            changes INTEGER NOT NULL
        );
        CREATE INDEX agreement_by_request ON agreement (filed_by);

        CREATE TABLE agreement_history (
            number BIGINT NOT NULL,
            seq INTEGER NOT NULL,
            at BIGINT NOT NULL,
            status INTEGER NOT NULL,
            party INTEGER NOT NULL,
            request BIGINT NOT NULL,
            note TEXT,
            PRIMARY KEY (number, seq)
        );
        """;
}
