package dev.windlass.script;

import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.hash.Sha256;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A file of the script folder, read only when its text is needed.
 *
 * @param path where it is
 * @param name the file as the user knows it: relative to the project's folder where it is inside
 */
public record ScriptFile(Path path, String name) {
    private static final int HELD_BYTES = 1 << 20;

    /**
     * Opens the text for reading, as strict UTF-8. A {@code WindlassException} with {@code UNREADABLE_SCRIPT} is thrown
     * here if the file cannot be opened, and {@code SCRIPT_NOT_UTF8} if it is no UTF-8; of a file over {@value #HELD_BYTES}
     * bytes by {@link #failure} when a reading fails later.
     */
    public Reader open() {
        try {
            SeekableByteChannel channel = Files.newByteChannel(path);
            // Most scripts are smaller than the buffers of a stream.
            return channel.size() <= HELD_BYTES ? new StringReader(decoded(bytes(channel))) : streamed(channel);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private static Reader streamed(SeekableByteChannel channel) {
        return new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), strictUtf8()), 1 << 16);
    }

    private static byte[] bytes(SeekableByteChannel channel) throws IOException {
        try (InputStream in = Channels.newInputStream(channel)) {
            return in.readAllBytes();
        }
    }

    private static String decoded(byte[] bytes) throws IOException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        // The mark of a byte that is not UTF-8, unless it stands there itself.
        return text.indexOf('\uFFFD') < 0
                ? text
                : strictUtf8().decode(ByteBuffer.wrap(bytes)).toString();
    }

    /**
     * Opens the text for reading, as {@link #open()}, if its bytes are those of a plan: what is read is what was hashed,
     * even if the file is written or replaced in the meantime. Only a file over {@value #HELD_BYTES} bytes that is
     * written in place between its two readings is not found out.
     *
     * @param planned the hash of the file when the plan was made
     * @throws dev.windlass.error.WindlassException {@code SCRIPT_CHANGED}, and those of {@link #open()}
     */
    public Reader open(String planned) {
        try {
            SeekableByteChannel channel = Files.newByteChannel(path);
            try {
                if (channel.size() <= HELD_BYTES) {
                    byte[] held = bytes(channel);
                    requirePlanned(planned, sha256(held));
                    return new StringReader(decoded(held));
                }
                requirePlanned(planned, sha256(Channels.newInputStream(channel)));
                channel.position(0);
                return streamed(channel);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /**
     * Refuses a file that is not as it was when the plan was made.
     *
     * @throws dev.windlass.error.WindlassException {@code SCRIPT_CHANGED}
     */
    public void requirePlanned(String planned, String found) {
        if (!planned.equals(found)) {
            throw Problem.of(ErrorCode.SCRIPT_CHANGED, "The script was changed after the plan was made")
                    .at(name)
                    .because("its SHA-256 was " + planned + " and is " + found)
                    .toException();
        }
    }

    /** The whole text; for files that are known to be small. */
    public String text() {
        return textWithHash().text();
    }

    /**
     * A text and the hash of the very bytes that it was read from.
     *
     * @param text the text
     * @param sha256 what {@link #sha256()} gives for those bytes
     */
    public record Hashed(String text, String sha256) {}

    /** The whole text and its hash; for files that are known to be small. */
    public Hashed textWithHash() {
        try (InputStream in = stream()) {
            byte[] bytes = in.readAllBytes();
            String text = decoded(bytes);
            return new Hashed(text, sha256(bytes, bytes.length, text));
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /**
     * The beginning of a file.
     *
     * @param text its first characters
     * @param sha256 the file's {@link #sha256()} if it was read whole
     */
    record Head(String text, Optional<String> sha256) {}

    /** The first characters of the text, at most {@code limit}; the same failures as {@link #open()}. */
    public String head(int limit) {
        return head(limit, false).text();
    }

    /** The same with the hash of a small file: a thousand files are opened once and not twice to run one more. */
    Head headWithHash(int limit) {
        return head(limit, true);
    }

    private Head head(int limit, boolean hash) {
        byte[] bytes = new byte[limit];
        int length = 0;
        try (InputStream in = stream()) {
            int read;
            while (length < limit && (read = in.read(bytes, length, limit - length)) > 0) {
                length += read;
            }
        } catch (IOException e) {
            throw failure(e);
        }
        String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
        // As many characters as bytes, and none that stands for a byte that is not UTF-8: then it is ASCII, which may
        // be cut off anywhere.
        if (text.length() < length || text.indexOf('\uFFFD') >= 0) {
            return new Head(decodedHead(limit), Optional.empty());
        }
        return new Head(text, hash && length < limit ? Optional.of(sha256(bytes, length, text)) : Optional.empty());
    }

    /** Opens the file by the shorter of the platform's two ways; the other one tells why it cannot be read. */
    private InputStream stream() throws IOException {
        if (path.getFileSystem() == FileSystems.getDefault()) {
            try {
                return new FileInputStream(path.toFile());
            } catch (FileNotFoundException e) {
                return Files.newInputStream(path);
            }
        }
        return Files.newInputStream(path);
    }

    private String decodedHead(int limit) {
        try (Reader reader = open()) {
            char[] buffer = new char[limit];
            int filled = 0;
            int read;
            while (filled < limit && (read = reader.read(buffer, filled, limit - filled)) > 0) {
                filled += read;
            }
            return new String(buffer, 0, filled);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /**
     * The SHA-256 of the file in hexadecimal. A line end counts as LF and a byte-order mark as nothing, so that the
     * same revision checked out on another system has the same hash.
     */
    public String sha256() {
        try (SeekableByteChannel channel = Files.newByteChannel(path)) {
            return channel.size() <= HELD_BYTES ? sha256(bytes(channel)) : sha256(Channels.newInputStream(channel));
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private static String sha256(byte[] held) {
        for (byte b : held) {
            if (b == '\r') {
                return withoutCarriageReturns(held, held.length);
            }
        }
        return plain(held, held.length);
    }

    /** The hash of bytes whose text is known, in which a character is found faster than a byte is in those. */
    private static String sha256(byte[] bytes, int length, String text) {
        return text.indexOf('\r') < 0 ? plain(bytes, length) : withoutCarriageReturns(bytes, length);
    }

    private static String withoutCarriageReturns(byte[] bytes, int length) {
        try {
            return sha256(new ByteArrayInputStream(bytes, 0, length));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String plain(byte[] bytes, int length) {
        int start = startsWithByteOrderMark(bytes, length) ? 3 : 0;
        MessageDigest digest = Sha256.begin();
        digest.update(bytes, start, length - start);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String sha256(InputStream in) throws IOException {
        MessageDigest digest = Sha256.begin();
        byte[] chunk = new byte[1 << 16];
        byte[] kept = new byte[chunk.length + 1];
        boolean first = true;
        boolean pendingCarriageReturn = false;
        int length;
        while ((length = in.readNBytes(chunk, 0, chunk.length)) > 0) {
            int start = first && startsWithByteOrderMark(chunk, length) ? 3 : 0;
            first = false;
            int out = 0;
            for (int i = start; i < length; i++) {
                byte b = chunk[i];
                if (pendingCarriageReturn && b != '\n') {
                    kept[out++] = '\r';
                }
                pendingCarriageReturn = b == '\r';
                if (!pendingCarriageReturn) {
                    kept[out++] = b;
                }
            }
            digest.update(kept, 0, out);
        }
        if (pendingCarriageReturn) {
            digest.update((byte) '\r');
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** What a failed read means to the user: unreadable, or not UTF-8 with the place of the first bad byte. */
    public RuntimeException failure(IOException e) {
        if (e instanceof CharacterCodingException) {
            return Problem.of(ErrorCode.SCRIPT_NOT_UTF8, "The script is not UTF-8")
                    .at(name + badByteLine())
                    .toException();
        }
        Problem problem = Problem.of(ErrorCode.UNREADABLE_SCRIPT, "The script cannot be read")
                .at(name);
        if (Files.isDirectory(path)) {
            return problem.because("it is a folder")
                    .next("Move the folder away, or give it a name that is no script's.")
                    .toException();
        }
        if (Files.isSymbolicLink(path) && !Files.exists(path)) {
            return problem.because("it is a link to a file that is not there")
                    .next("Delete the link, or restore the file that it leads to.")
                    .toException();
        }
        return problem.because(
                        e instanceof AccessDeniedException
                                ? "permission denied"
                                : e.getClass().getSimpleName() + ": " + e.getMessage())
                .toException();
    }

    private String badByteLine() {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path));
            CharBuffer chars = CharBuffer.allocate(bytes.remaining() + 1);
            strictUtf8().decode(bytes, chars, true);
            int line = 1;
            for (int i = 0; i < bytes.position(); i++) {
                if (bytes.get(i) == '\n') {
                    line++;
                }
            }
            return ":" + line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean startsWithByteOrderMark(byte[] bytes, int length) {
        return length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    }

    private static CharsetDecoder strictUtf8() {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }
}
