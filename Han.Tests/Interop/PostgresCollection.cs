namespace Han.Tests.Interop;

/// <summary>One server for all tests that want one; they take turns, because one of them stops it.</summary>
[CollectionDefinition(PostgresServer.Collection)]
public sealed class PostgresCollection : ICollectionFixture<PostgresServer>;
