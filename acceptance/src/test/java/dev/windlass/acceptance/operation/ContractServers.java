package dev.windlass.acceptance.operation;

import dev.windlass.acceptance.server.Product;
import dev.windlass.acceptance.server.TestDatabase;
import dev.windlass.acceptance.server.TestServer;
import dev.windlass.acceptance.server.TestServers;
import java.util.ArrayList;
import java.util.List;

/**
 * The servers of the dialect contract, each with two databases; closing drops these.
 *
 * @param all the servers
 * @param databases their databases
 */
record ContractServers(List<ContractServer> all, List<TestDatabase> databases) implements AutoCloseable {
    static ContractServers open() {
        List<ContractServer> all = new ArrayList<>();
        List<TestDatabase> databases = new ArrayList<>();
        for (TestServer server : TestServers.contract().toList()) {
            Product product = server.product();
            TestDatabase database = server.createDatabase();
            TestDatabase twin = server.createDatabase();
            databases.addAll(List.of(database, twin));
            all.add(ContractServer.of(product, database, twin));
        }
        return new ContractServers(List.copyOf(all), List.copyOf(databases));
    }

    @Override
    public void close() {
        databases.forEach(TestDatabase::close);
    }
}
