package dev.windlass.jdbc;

import dev.windlass.dialect.DialectName;
import dev.windlass.encryption.Encryption;
import dev.windlass.encryption.StoredValue;
import dev.windlass.encryption.WrongKeyException;
import dev.windlass.execute.SqlFailure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tries whether what this process encrypts is what the server decrypts, and the other way round. The key reaches the
 * server as a bound value alone, and only where the server would not write it into its log.
 *
 * @param session where
 * @param encryption the same key, in this process
 * @param key the key
 */
public record EncryptionProbe(BoundSession session, Encryption encryption, String key) {
    /** What came of it. */
    public sealed interface Result {
        /** It works; whether the server took part. */
        record Works(boolean server) implements Result {}

        /** It does not; why. */
        record Fails(String why) implements Result {}

        /** It was not tried, since the server would log the key; by which of its settings. */
        record WouldBeLogged(String settings) implements Result {}
    }

    /** Encrypts and decrypts a text or a JSON document. */
    public Result run(String sample, boolean json) {
        try {
            String stored = json ? encryption.encryptJson(sample) : encryption.encryptText(sample);
            String back = json ? encryption.decryptJson(stored) : encryption.decryptText(stored);
            if (!back.equals(sample)) {
                return new Result.Fails("what was decrypted is not what was encrypted");
            }
            return hasPgcrypto() ? onServer(sample, stored, json) : new Result.Works(false);
        } catch (SqlFailure e) {
            return new Result.Fails(e.message());
        } catch (WrongKeyException e) {
            return new Result.Fails(String.valueOf(e.getMessage()));
        }
    }

    private boolean hasPgcrypto() {
        return session.dialect() == DialectName.POSTGRESQL
                && !session.query("SELECT 1 FROM pg_extension WHERE extname = 'pgcrypto'")
                        .isEmpty();
    }

    private Result onServer(String sample, String stored, boolean json) {
        Optional<String> logged = loggedBy();
        if (logged.isPresent()) {
            return new Result.WouldBeLogged(logged.get());
        }
        String schema = String.valueOf(session.query(
                        "SELECT quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace"
                                + " WHERE e.extname = 'pgcrypto'")
                .getFirst()
                .getFirst());
        String type = json ? "jsonb" : "text";
        List<List<@Nullable String>> decrypted = session.query(
                "SELECT " + schema + ".pgp_sym_decrypt(decode(" + (json ? "(?::jsonb) #>> '{}'" : "?::text")
                        + ", 'hex'), ?::text)::" + type + " = ?::" + type,
                stored,
                key,
                sample);
        if (!"t".equals(decrypted.getFirst().getFirst())) {
            return new Result.Fails("the server does not decrypt what was encrypted here");
        }
        String made = String.valueOf(
                session.query("SELECT encode(" + schema + ".pgp_sym_encrypt(?::text, ?::text), 'hex')", sample, key)
                        .getFirst()
                        .getFirst());
        if (!(StoredValue.ofText(made) instanceof StoredValue.Encrypted)) {
            return new Result.Fails("what the server makes is no sound OpenPGP message");
        }
        return encryption.decryptText(made).equals(sample)
                ? new Result.Works(true)
                : new Result.Fails("what the server encrypts is not what is decrypted here");
    }

    /** The settings by which this server would log bound values; nothing if it would not, or was told not to. */
    private Optional<String> loggedBy() {
        Map<String, String> settings = new HashMap<>();
        session.query("""
                        SELECT name, setting FROM pg_settings WHERE name IN ('log_statement', 'log_min_duration_statement',
                          'log_min_duration_sample', 'log_transaction_sample_rate', 'log_parameter_max_length',
                          'auto_explain.log_min_duration', 'auto_explain.log_parameter_max_length', 'pgaudit.log_parameter')""").forEach(row -> settings.put(String.valueOf(row.get(0)), String.valueOf(row.get(1))));
        boolean logs = settings.getOrDefault("log_statement", "none").equals("all")
                || !settings.getOrDefault("log_min_duration_statement", "-1").equals("-1")
                || !settings.getOrDefault("log_min_duration_sample", "-1").equals("-1")
                || !settings.getOrDefault("log_transaction_sample_rate", "0").equals("0");
        boolean explains =
                !settings.getOrDefault("auto_explain.log_min_duration", "-1").equals("-1")
                        && !settings.getOrDefault("auto_explain.log_parameter_max_length", "0")
                                .equals("0");
        boolean audits = settings.getOrDefault("pgaudit.log_parameter", "off").equals("on");
        boolean silent = settings.getOrDefault("log_parameter_max_length", "-1").equals("0");
        if (logs && !silent && !switchedOff("log_parameter_max_length", "0")) {
            return Optional.of(
                    "log_statement, log_min_duration_statement or a sample rate, with log_parameter_max_length");
        }
        if (explains && !switchedOff("auto_explain.log_parameter_max_length", "0")) {
            return Optional.of("auto_explain.log_parameter_max_length");
        }
        return audits && !switchedOff("pgaudit.log_parameter", "off")
                ? Optional.of("pgaudit.log_parameter")
                : Optional.empty();
    }

    /** Switches it off for this session, where this user may. */
    private boolean switchedOff(String setting, String value) {
        try {
            return !session.query("SELECT set_config(?, ?, false)", setting, value)
                    .isEmpty();
        } catch (SqlFailure e) {
            return false;
        }
    }
}
