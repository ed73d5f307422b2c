package dev.windlass.acceptance.server;

import dev.windlass.acceptance.server.Location.Remote;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a running server is reached, by a user who may create databases.
 *
 * @param maintenance a database that is always there, to connect to while others are made and dropped
 * @param user the user
 * @param password that user's password; empty if there is none
 */
record ServerUrl(Remote maintenance, String user, String password) {
    /** Reads {@code jdbc:<scheme>://host[:port]/database?user=…&password=…}. */
    static ServerUrl parse(String jdbcUrl, int defaultPort) {
        URI uri = URI.create(jdbcUrl.replaceFirst("^jdbc:", ""));
        if (uri.getHost() == null || uri.getPath() == null || uri.getPath().length() < 2) {
            throw new IllegalArgumentException(
                    "not of the form jdbc:<scheme>://host[:port]/database?user=…: " + jdbcUrl);
        }
        Map<String, String> parameters = Stream.of(
                        uri.getRawQuery() == null
                                ? new String[0]
                                : uri.getRawQuery().split("&"))
                .map(parameter -> parameter.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(
                        pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8), (a, b) -> b));
        int port = uri.getPort() < 0 ? defaultPort : uri.getPort();
        return new ServerUrl(
                new Remote(uri.getHost(), port, uri.getPath().substring(1)),
                parameters.getOrDefault("user", ""),
                parameters.getOrDefault("password", ""));
    }
}
