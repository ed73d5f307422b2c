package dev.windlass.execute;

import dev.windlass.code.RevisionCode;
import dev.windlass.dialect.DialectName;
import dev.windlass.error.ErrorCode;
import dev.windlass.error.Problem;
import dev.windlass.error.WindlassException;
import dev.windlass.plan.Direction;
import dev.windlass.plan.Plan;
import dev.windlass.plan.Step;
import dev.windlass.revision.RevisionId;
import dev.windlass.script.CodeRuntime;
import dev.windlass.script.Provenance;
import dev.windlass.script.Script;
import dev.windlass.script.SqlBody;
import dev.windlass.sql.SplitterRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads the scripts of a plan once before anything runs: every statement is split and looked at, so that a fault of the
 * last script is known before the first one changes the database.
 *
 * @param dialect whose SQL the scripts hold
 * @param rules how it is split
 * @param placeholders what {@code ${name}} stands for
 * @param mode how revisions are run unless they need otherwise
 * @param timeouts limits for statements unless a script says otherwise
 * @param adoptedTable the name of the table that another tool keeps; empty if there is none
 */
public record Preparation(
        DialectName dialect,
        SplitterRules rules,
        Map<String, String> placeholders,
        TransactionMode mode,
        PreparedStep.Timeouts timeouts,
        String adoptedTable) {

    /** How much shares a transaction. */
    public enum TransactionMode {
        /** Each revision has its own. */
        REVISION,
        /** All revisions of a run share one. */
        ALL,
        /** Each statement has its own. */
        NONE
    }

    /**
     * A revision in code, loaded.
     *
     * @param code what runs
     * @param sha256 the script's hash before it was loaded
     */
    public record Loaded(RevisionCode code, String sha256) {}

    /**
     * The plan's steps, checked.
     *
     * @throws WindlassException with the problems of all scripts at once
     */
    public List<PreparedStep> prepare(Plan plan, Map<RevisionId, Script> scripts) {
        return prepare(plan, scripts, codes(plan, scripts));
    }

    /**
     * The plan's steps, checked, where the revisions in code are loaded already.
     *
     * @throws WindlassException with the problems of all scripts at once
     */
    public List<PreparedStep> prepare(Plan plan, Map<RevisionId, Script> scripts, Map<RevisionId, Loaded> codes) {
        record Checked(Optional<PreparedStep> step, List<Problem> problems) {}
        List<Checked> checked = plan.steps().parallelStream()
                .map(step -> {
                    try {
                        return new Checked(Optional.of(prepare(step, scripts, codes)), List.of());
                    } catch (WindlassException e) {
                        return new Checked(Optional.empty(), e.problems());
                    }
                })
                .toList();
        List<Problem> problems =
                checked.stream().flatMap(c -> c.problems().stream()).toList();
        if (!problems.isEmpty()) {
            throw new WindlassException(problems);
        }
        return checked.stream().flatMap(c -> c.step().stream()).toList();
    }

    /**
     * The code of all revisions of a plan that are in code, loaded at once.
     *
     * @throws WindlassException with the problems of all of them
     */
    public static Map<RevisionId, Loaded> codes(Plan plan, Map<RevisionId, Script> scripts) {
        Map<CodeRuntime, List<Script.CodeScript>> byRuntime = new LinkedHashMap<>();
        for (Step step : plan.steps()) {
            if (!(step instanceof Step.Stamp) && scripts.get(step.revision().id()) instanceof Script.CodeScript code) {
                byRuntime
                        .computeIfAbsent(code.runtime(), runtime -> new ArrayList<>())
                        .add(code);
            }
        }
        Map<RevisionId, Loaded> codes = new HashMap<>();
        List<Problem> problems = new ArrayList<>();
        byRuntime.forEach((runtime, found) -> {
            try {
                Map<RevisionId, String> hashes = new HashMap<>();
                found.forEach(script -> hashes.put(script.revision().id(), script.sha256()));
                runtime.load(found.stream().distinct().toList())
                        .forEach((id, code) -> codes.put(id, new Loaded(code, Objects.requireNonNull(hashes.get(id)))));
            } catch (WindlassException e) {
                problems.addAll(e.problems());
            }
        });
        if (!problems.isEmpty()) {
            throw new WindlassException(problems);
        }
        return codes;
    }

    private PreparedStep prepare(Step step, Map<RevisionId, Script> scripts, Map<RevisionId, Loaded> codes) {
        return switch (step) {
            case Step.Stamp stamp ->
                new PreparedStep(
                        step,
                        Provenance.NONE,
                        "",
                        new PreparedStep.Work.Nothing(),
                        0,
                        PreparedStep.Mode.TRANSACTION,
                        PreparedStep.Timeouts.NONE,
                        false,
                        false,
                        List.of());
            case Step.Upgrade upgrade -> prepare(step, Direction.UPGRADE, script(step, scripts), codes);
            case Step.Downgrade downgrade -> prepare(step, Direction.DOWNGRADE, script(step, scripts), codes);
        };
    }

    private static Script script(Step step, Map<RevisionId, Script> scripts) {
        Script script = scripts.get(step.revision().id());
        if (script == null) {
            throw Problem.of(
                            ErrorCode.UNKNOWN_APPLIED_REVISION,
                            "Revision " + step.revision().id() + " has no script here")
                    .toException();
        }
        return script;
    }

    private PreparedStep prepare(Step step, Direction direction, Script script, Map<RevisionId, Loaded> codes) {
        return switch (script) {
            case Script.SqlScript sql -> sql(step, direction, sql);
            case Script.CodeScript code -> {
                Loaded loaded = codes.get(code.revision().id());
                if (loaded == null) {
                    throw new IllegalStateException(
                            "revision " + code.revision().id() + " was not loaded");
                }
                yield code(step, direction, code, loaded);
            }
        };
    }

    private PreparedStep code(Step step, Direction direction, Script.CodeScript script, Loaded loaded) {
        RevisionCode code = loaded.code();
        String sha256 = script.sha256();
        script.file().requirePlanned(loaded.sha256(), sha256);
        Optional<String> irreversible = code.irreversible();
        if (direction == Direction.DOWNGRADE && irreversible.isPresent()) {
            throw Problem.of(
                            ErrorCode.IRREVERSIBLE,
                            "Revision " + script.revision().id() + " has no way back")
                    .at(script.file().name())
                    .because(irreversible.get())
                    .toException();
        }
        List<Problem> problems = code.problems(direction == Direction.UPGRADE);
        if (!problems.isEmpty()) {
            throw new WindlassException(problems);
        }
        boolean together = dialect != DialectName.MYSQL
                && code.transactional(direction == Direction.UPGRADE)
                && mode != TransactionMode.NONE;
        return new PreparedStep(
                step,
                script.provenance(),
                sha256,
                new PreparedStep.Work.Code(code),
                0,
                together ? PreparedStep.Mode.TRANSACTION : PreparedStep.Mode.STATEMENTS,
                timeouts,
                false,
                false,
                List.of());
    }

    private PreparedStep sql(Step step, Direction direction, Script.SqlScript script) {
        SqlBody body = direction == Direction.UPGRADE ? script.upgrade() : script.downgrade();
        String sha256 = sha256(body);
        ScriptFacts facts = ScriptFacts.read(body, sha256, this, script, direction);
        PreparedStep.Work work =
                body instanceof SqlBody.Missing ? new PreparedStep.Work.Nothing() : new PreparedStep.Work.Sql(body);
        return new PreparedStep(
                step,
                script.provenance(),
                sha256,
                work,
                facts.statements(),
                facts.statementMode() || mode == TransactionMode.NONE && facts.statements() > 0
                        ? PreparedStep.Mode.STATEMENTS
                        : PreparedStep.Mode.TRANSACTION,
                facts.timeouts().orElse(timeouts),
                facts.namesAdoptedTable(),
                facts.ineffective(),
                facts.losses());
    }

    /** The hash of what a direction runs: for a pair that of its own file, else that of the one file. */
    private static String sha256(SqlBody body) {
        return switch (body) {
            case SqlBody.Section section -> section.file().sha256();
            case SqlBody.Whole whole -> whole.file().sha256();
            case SqlBody.Missing missing -> "";
        };
    }
}
