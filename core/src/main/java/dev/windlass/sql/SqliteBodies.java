package dev.windlass.sql;

/**
 * SQLite: {@code CREATE TRIGGER … BEGIN …; END}. As in {@code sqlite3_complete}, the trigger's {@code END} is the one
 * at the place of a statement, which no {@code CASE} has.
 */
final class SqliteBodies implements Bodies {
    private enum State {
        FIRST,
        CREATE,
        TRIGGER,
        STATEMENT_START,
        STATEMENT,
        OTHER
    }

    private State state = State.FIRST;
    private boolean afterPeriod;
    private long opened = -1;

    @Override
    public void begin() {
        state = State.FIRST;
        opened = -1;
    }

    @Override
    public boolean watching() {
        return state != State.OTHER;
    }

    @Override
    public void word(String word, long offset) {
        boolean name = afterPeriod;
        afterPeriod = false;
        state = switch (state) {
            case FIRST ->
                switch (word) {
                    case "EXPLAIN", "QUERY", "PLAN" -> State.FIRST;
                    case "CREATE" -> State.CREATE;
                    default -> State.OTHER;
                };
            case CREATE ->
                switch (word) {
                    case "TEMP", "TEMPORARY" -> State.CREATE;
                    case "TRIGGER" -> State.TRIGGER;
                    default -> State.OTHER;
                };
            case TRIGGER -> {
                if (name || !word.equals("BEGIN")) {
                    yield State.TRIGGER;
                }
                opened = offset;
                yield State.STATEMENT_START;
            }
            case STATEMENT_START -> {
                if (!word.equals("END")) {
                    yield State.STATEMENT;
                }
                opened = -1;
                yield State.OTHER;
            }
            case STATEMENT -> State.STATEMENT;
            case OTHER -> State.OTHER;
        };
    }

    @Override
    public void symbol(char symbol) {
        operand();
        afterPeriod = symbol == '.';
    }

    @Override
    public void operand() {
        afterPeriod = false;
        state = switch (state) {
            case FIRST, CREATE, OTHER -> State.OTHER;
            case TRIGGER -> State.TRIGGER;
            case STATEMENT_START, STATEMENT -> State.STATEMENT;
        };
    }

    @Override
    public boolean absorbsDelimiter() {
        if (opened < 0) {
            return false;
        }
        state = State.STATEMENT_START;
        return true;
    }

    @Override
    public long openedAt() {
        return opened;
    }
}
