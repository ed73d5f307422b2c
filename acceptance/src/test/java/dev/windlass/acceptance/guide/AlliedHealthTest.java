package dev.windlass.acceptance.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.windlass.acceptance.cli.CommandLine;
import dev.windlass.acceptance.server.TestDatabase;
import dev.windlass.acceptance.server.TestServers;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code verify} finds in the allied-health example with 100,000 transcripts, and how soon. */
@Tag("server")
class AlliedHealthTest {
    private static final String KEY = "dGhlIGtleSBvZiB0aGUgdGVzdHMsIDMyIGJ5dGVzIQ==";
    private static final String ID = "11111111-2222-3333-4444-555555555555";
    private static final Duration LIMIT = Duration.ofSeconds(5);

    @TempDir
    Path folder;

    @Test
    void whatWasDamagedIsFoundAmongAHundredThousandRows() throws Exception {
        copy(Path.of("../examples/allied-health"));
        try (TestDatabase database = TestServers.postgresql(18).createDatabase()) {
            Files.writeString(
                    folder.resolve(".env"), "DATABASE_URL=" + database.jdbcUrl() + "\nENCRYPTION_KEY=" + KEY + "\n");
            CommandLine.Result upgraded = CommandLine.run(folder, "upgrade", "head");
            assertThat(upgraded.status()).as(upgraded.toString()).isZero();
            String id = "'" + ID + "'";
            database.execute(
                    "INSERT INTO consent_records (consent_id, session_id, clinician_id, consent_method, \"timestamp\","
                            + " ip_address, device_info) VALUES (" + id + ", 's', 'c', 'digital_signature',"
                            + " now() - interval '1 day', '::1', 'pen')",
                    "INSERT INTO audio_recordings (recording_id, session_id, clinician_id, recording_date, duration,"
                            + " file_size, sample_rate, encrypted_file_path, encryption_key_id, format, consent_record_id)"
                            + " VALUES (" + id + ", 's', 'c', now(), 60, 1000, 16000, '/r', 'k', 'wav', " + id + ")",
                    "INSERT INTO transcripts (transcript_id, recording_id, session_id, raw_text, overall_confidence,"
                            + " diarization_confidence, processing_time, stt_engine, stt_model_version)"
                            + " SELECT CASE n WHEN 77777 THEN " + id + "::uuid ELSE gen_random_uuid() END, " + id
                            + ", 's' || n, encode(pgp_sym_encrypt('said ' || n, '" + KEY
                            + "', 's2k-count=1024'), 'hex'),"
                            + " 0.9, 0.9, 5, 'engine', '1' FROM generate_series(1, 100000) n",
                    "ANALYZE");
            found(0, "Nothing is wrong", "✓ 9 encrypted columns hold ciphertext alone (all 300000 values)", "11/11");

            database.execute("UPDATE transcripts SET raw_text = 'the patient has a cold' WHERE transcript_id = " + id);
            found(
                    3,
                    "one value of 100,000 is not encrypted",
                    "WL6102 1 of 100000 values in \"transcripts.raw_text\" is not encrypted (transcript_id = " + ID
                            + ")");
            database.execute("UPDATE transcripts SET raw_text = '' WHERE transcript_id = " + id);

            database.execute("DROP INDEX ix_transcripts_recording_id");
            found(3, "an index was dropped", "The index \"ix_transcripts_recording_id\" is not there");
            database.execute("CREATE INDEX ix_transcripts_recording_id ON transcripts (recording_id)");

            String trigger = "update_audio_recordings_updated_at";
            database.execute("ALTER TABLE audio_recordings DISABLE TRIGGER " + trigger);
            found(
                    3,
                    "a trigger was disabled",
                    "The trigger \"audio_recordings." + trigger + "\" is disabled, and no applied revision says so",
                    "ALTER TABLE \"public\".\"audio_recordings\" ENABLE TRIGGER \"" + trigger + "\"");
            database.execute("ALTER TABLE audio_recordings ENABLE TRIGGER " + trigger);

            database.execute("ALTER TABLE transcripts DISABLE TRIGGER ALL");
            found(3, "foreign keys are not checked", "The checks of the foreign keys of \"transcripts\" are disabled");
            database.execute("ALTER TABLE transcripts ENABLE TRIGGER ALL");

            database.execute("DROP TRIGGER " + trigger + " ON audio_recordings");
            found(3, "a trigger was dropped", "The trigger \"audio_recordings." + trigger + "\" is not there");
        }
    }

    private void found(int status, String what, String... said) {
        long start = System.nanoTime();
        CommandLine.Result result = CommandLine.run(folder, "verify");
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        System.out.println("allied-health, verify of 100,000 transcripts: " + what + ", " + took.toMillis() + " ms");
        assertThat(result.out()).as(result.toString()).contains(said).doesNotContain("cold");
        assertThat(result.status()).as(what).isEqualTo(status);
        assertThat(took).as(what).isLessThan(limit());
    }

    /** Five seconds; more, as far as the machine has other work at the same time. */
    private static Duration limit() {
        OperatingSystemMXBean machine = ManagementFactory.getOperatingSystemMXBean();
        double busy = machine.getSystemLoadAverage() / machine.getAvailableProcessors();
        return busy > 1 ? LIMIT.multipliedBy((long) Math.ceil(busy)) : LIMIT;
    }

    private void copy(Path example) throws IOException {
        try (Stream<Path> files = Files.walk(example)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(example.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }
}
