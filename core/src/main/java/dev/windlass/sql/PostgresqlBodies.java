package dev.windlass.sql;

/**
 * PostgreSQL: {@code BEGIN ATOMIC … END} in a routine, the parenthesised actions of a rule, and {@code COPY … FROM
 * stdin}. Bodies in quotes are the lexer's. The rule for {@code END}: it closes an open {@code CASE}, or stands where
 * a statement would begin; elsewhere it is a label, which the grammar allows ({@code gram.y}, {@code BareColLabel}).
 */
final class PostgresqlBodies implements Bodies {
    private enum State {
        FIRST,
        CREATE,
        ROUTINE,
        ATOMIC,
        RULE,
        COPY,
        OTHER
    }

    private State state = State.FIRST;
    private String previous = "";
    private int parentheses;
    private int cases;
    private long opened = -1;
    private long previousOffset;
    private boolean rows;

    @Override
    public void begin() {
        state = State.FIRST;
        previous = "";
        parentheses = 0;
        cases = 0;
        opened = -1;
        rows = false;
    }

    @Override
    public boolean watching() {
        return state != State.OTHER;
    }

    @Override
    public void word(String word, long offset) {
        state = switch (state) {
            case FIRST ->
                switch (word) {
                    case "CREATE" -> State.CREATE;
                    case "COPY" -> State.COPY;
                    default -> State.OTHER;
                };
            case CREATE ->
                switch (word) {
                    case "OR", "REPLACE" -> State.CREATE;
                    case "FUNCTION", "PROCEDURE" -> State.ROUTINE;
                    case "RULE" -> State.RULE;
                    default -> State.OTHER;
                };
            case ROUTINE -> {
                if (parentheses > 0 || !word.equals("ATOMIC") || !previous.equals("BEGIN")) {
                    yield State.ROUTINE;
                }
                opened = previousOffset;
                yield State.ATOMIC;
            }
            case ATOMIC -> atomic(word);
            case RULE -> State.RULE;
            case COPY -> {
                boolean stream = word.equals("STDIN") || word.equals("STDOUT");
                rows |= stream && parentheses == 0 && previous.equals("FROM");
                yield State.COPY;
            }
            case OTHER -> State.OTHER;
        };
        previous = word;
        previousOffset = offset;
    }

    private State atomic(String word) {
        boolean name = previous.equals(".") || previous.equals("AS");
        if (word.equals("CASE") && !name) {
            cases++;
        } else if (word.equals("END") && !name && cases > 0) {
            cases--;
        } else if (word.equals("END") && (previous.equals(";") || previous.equals("ATOMIC"))) {
            opened = -1;
            return State.OTHER;
        }
        return State.ATOMIC;
    }

    @Override
    public void symbol(char symbol) {
        if (state == State.FIRST || state == State.CREATE) {
            state = State.OTHER;
        }
        if (symbol == '(') {
            parentheses++;
        } else if (symbol == ')' && parentheses > 0) {
            parentheses--;
        }
        previous = symbol == '.' ? "." : "";
    }

    @Override
    public void operand() {
        if (state == State.FIRST || state == State.CREATE) {
            state = State.OTHER;
        }
        previous = "";
    }

    @Override
    public boolean absorbsDelimiter() {
        if (state == State.ATOMIC) {
            previous = ";";
            cases = 0;
            return true;
        }
        return state == State.RULE && parentheses > 0;
    }

    @Override
    public boolean holdsDelimiters() {
        return state == State.ATOMIC || (state == State.RULE && parentheses > 0);
    }

    @Override
    public long openedAt() {
        return opened;
    }

    @Override
    public boolean takesRows() {
        return rows;
    }
}
