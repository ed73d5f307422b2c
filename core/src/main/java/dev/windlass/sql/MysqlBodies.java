package dev.windlass.sql;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * MySQL and MariaDB: the compound statements of procedures, functions, triggers, events and packages, without any
 * {@code DELIMITER}.
 *
 * <p>What a word means depends on where it stands. {@code IF}, {@code CASE}, {@code LOOP}, {@code REPEAT},
 * {@code WHILE} and {@code BEGIN} open a block only where a statement begins: after {@code BEGIN}, a delimiter,
 * {@code THEN}, {@code ELSE}, {@code DO}, {@code LOOP}, {@code REPEAT}, a label, or a handler's conditions. Elsewhere
 * {@code IF(…)} and {@code REPEAT(…)} are functions, {@code IF EXISTS} is a clause, and {@code CASE … END} is an
 * expression, which is counted so that its {@code THEN} and {@code END} do not count for the block. {@code END} closes
 * a block only where a statement would begin, or after the condition of {@code UNTIL}. So each block is closed by
 * its {@code END} without telling blocks apart. Source: {@code sql_yacc.yy} of MySQL 8.4 and of MariaDB 11.4.
 */
final class MysqlBodies implements Bodies {
    private enum Place {
        FIRST,
        /** A word that is a label, if a colon follows. */
        LABEL,
        BEGIN,
        CREATE,
        NAME,
        PROCEDURE,
        FUNCTION,
        TRIGGER,
        TRIGGER_ORDER,
        EVENT,
        /** Between the members of a package. */
        PACKAGE,
        STATEMENT,
        /** Inside of a statement that holds no other, or of a condition. */
        EXPRESSION,
        LOOP_HEAD,
        DECLARE,
        HANDLER,
        UNTIL,
        ENDED,
        OTHER
    }

    private static final Set<String> CHARACTERISTICS = Set.of(
            "COMMENT",
            "LANGUAGE",
            "SQL",
            "NOT",
            "DETERMINISTIC",
            "CONTAINS",
            "NO",
            "READS",
            "MODIFIES",
            "DATA",
            "SECURITY",
            "DEFINER",
            "INVOKER");
    /** After these no operand has come yet, so that {@code END} would be a column and not the end of a CASE. */
    private static final Set<String> OPERATORS =
            Set.of("CASE", "WHEN", "THEN", "ELSE", "AND", "OR", "NOT", "XOR", "DIV", "MOD", "LIKE", "BETWEEN", "IN");

    private static final String OPERAND = "";

    /** Whether AS and IS begin declarations, and DECLARE an anonymous block (MariaDB with sql_mode=ORACLE). */
    private final boolean oracleMode;

    private final Deque<Long> blocks = new ArrayDeque<>();
    private Place place = Place.FIRST;
    private Place header = Place.PROCEDURE;
    private String previous = OPERAND;
    private long previousOffset;
    private int parentheses;
    private int cases;
    private boolean labelPossible;
    /** In Oracle mode declarations stand between AS and BEGIN, and both share one END. */
    private boolean declarations;

    private boolean packaged;
    /** In Oracle mode RETURN stands for RETURNS, so that it begins no body before RETURNS was seen. */
    private boolean returnsSeen;

    MysqlBodies(boolean oracleMode) {
        this.oracleMode = oracleMode;
    }

    @Override
    public void begin() {
        blocks.clear();
        place = Place.FIRST;
        previous = OPERAND;
        parentheses = 0;
        cases = 0;
        declarations = false;
        packaged = false;
    }

    @Override
    public boolean watching() {
        return place != Place.OTHER;
    }

    @Override
    public void word(String word, long offset) {
        boolean name = previous.equals(".") || previous.equals("@") || (place == Place.CREATE && previous.equals("="));
        if (name) {
            operand();
            return;
        }
        place = next(word, offset);
        previous = word;
        previousOffset = offset;
    }

    private Place next(String word, long offset) {
        return switch (place) {
            case FIRST -> first(word, offset);
            case LABEL, OTHER -> Place.OTHER;
            case BEGIN -> {
                if (!word.equals("NOT")) {
                    yield Place.OTHER;
                }
                blocks.push(previousOffset);
                yield Place.STATEMENT;
            }
            case CREATE -> create(word);
            case NAME -> named(word);
            case PROCEDURE, FUNCTION -> routine(word, offset);
            case TRIGGER -> word.equals("ROW") && previous.equals("EACH") ? Place.STATEMENT : Place.TRIGGER;
            case TRIGGER_ORDER -> Place.STATEMENT;
            case EVENT -> word.equals("DO") && parentheses == 0 ? Place.STATEMENT : Place.EVENT;
            case PACKAGE -> member(word, offset);
            case STATEMENT -> statement(word, offset);
            case EXPRESSION, LOOP_HEAD, DECLARE, UNTIL -> expression(word);
            case HANDLER -> handler(word, offset);
            case ENDED -> Place.ENDED;
        };
    }

    private Place first(String word, long offset) {
        return switch (word) {
            case "CREATE", "ALTER" -> Place.CREATE;
            case "BEGIN" -> Place.BEGIN;
            case "IF", "CASE", "LOOP", "WHILE", "REPEAT", "FOR" -> statement(word, offset);
            case "DECLARE" -> {
                declarations = oracleMode;
                if (oracleMode) {
                    blocks.push(offset);
                }
                yield oracleMode ? Place.DECLARE : Place.OTHER;
            }
            default -> Place.LABEL;
        };
    }

    private Place create(String word) {
        header = switch (word) {
            case "PROCEDURE" -> Place.PROCEDURE;
            case "FUNCTION" -> Place.FUNCTION;
            case "TRIGGER" -> Place.TRIGGER;
            case "EVENT" -> Place.EVENT;
            case "PACKAGE" -> Place.PACKAGE;
            default -> Place.OTHER;
        };
        return switch (word) {
            case "OR", "REPLACE", "DEFINER", "AGGREGATE", "CURRENT_USER", "CURRENT_ROLE" -> Place.CREATE;
            default -> header == Place.OTHER ? Place.OTHER : Place.NAME;
        };
    }

    private Place named(String word) {
        return switch (word) {
            case "IF", "NOT", "EXISTS", "BODY" -> Place.NAME;
            default -> headerBegun();
        };
    }

    private Place headerBegun() {
        returnsSeen = false;
        if (header == Place.PACKAGE) {
            packaged = true;
            blocks.push(previousOffset);
        }
        return header;
    }

    private Place routine(String word, long offset) {
        if (parentheses > 0 || (place == Place.PROCEDURE && CHARACTERISTICS.contains(word))) {
            return place;
        }
        if (oracleMode && (word.equals("AS") || word.equals("IS"))) {
            declarations = true;
            blocks.push(offset);
            return Place.STATEMENT;
        }
        return switch (word) {
            case "RETURNS" -> {
                returnsSeen = true;
                yield place;
            }
            case "RETURN" -> returnsSeen || !oracleMode ? statement(word, offset) : place;
            case "BEGIN", "IF", "CASE", "LOOP", "WHILE", "REPEAT", "FOR" -> statement(word, offset);
            default -> place == Place.PROCEDURE ? statement(word, offset) : place;
        };
    }

    private Place member(String word, long offset) {
        return switch (word) {
            case "FUNCTION", "PROCEDURE" -> {
                header = word.equals("FUNCTION") ? Place.FUNCTION : Place.PROCEDURE;
                parentheses = 0;
                yield Place.NAME;
            }
            case "BEGIN" -> {
                packaged = false;
                yield Place.STATEMENT;
            }
            case "END" -> statement(word, offset);
            case "AS", "IS" -> Place.PACKAGE;
            default -> CHARACTERISTICS.contains(word) ? Place.PACKAGE : Place.EXPRESSION;
        };
    }

    private Place statement(String word, long offset) {
        labelPossible = false;
        return switch (word) {
            case "BEGIN" -> {
                if (!declarations) {
                    blocks.push(offset);
                }
                declarations = false;
                yield Place.STATEMENT;
            }
            case "IF", "CASE" -> {
                blocks.push(offset);
                yield Place.EXPRESSION;
            }
            case "LOOP", "REPEAT" -> {
                blocks.push(offset);
                yield Place.STATEMENT;
            }
            case "WHILE", "FOR" -> {
                blocks.push(offset);
                yield Place.LOOP_HEAD;
            }
            case "ELSE" -> Place.STATEMENT;
            case "END" -> closed();
            case "DECLARE" -> Place.DECLARE;
            case "UNTIL" -> Place.UNTIL;
            case "FOLLOWS", "PRECEDES" -> blocks.isEmpty() ? Place.TRIGGER_ORDER : Place.EXPRESSION;
            case "NOT", "ATOMIC" ->
                previous.equals("BEGIN") || previous.equals("NOT") ? Place.STATEMENT : Place.EXPRESSION;
            default -> {
                labelPossible = true;
                yield Place.EXPRESSION;
            }
        };
    }

    private Place closed() {
        if (!blocks.isEmpty()) {
            blocks.pop();
        }
        return Place.ENDED;
    }

    private Place expression(String word) {
        labelPossible = false;
        switch (word) {
            case "CASE" -> cases++;
            case "END" -> {
                if (cases > 0 && afterOperand()) {
                    cases--;
                } else if (cases == 0 && place == Place.UNTIL) {
                    return closed();
                }
            }
            case "THEN" -> {
                return cases == 0 ? Place.STATEMENT : place;
            }
            case "DO", "LOOP" -> {
                return cases == 0 && place == Place.LOOP_HEAD ? Place.STATEMENT : place;
            }
            case "HANDLER" -> {
                return place == Place.DECLARE ? Place.HANDLER : place;
            }
            default -> {}
        }
        return place;
    }

    private boolean afterOperand() {
        return previous.equals(OPERAND) || (CharacterClass.isWord(previous.charAt(0)) && !OPERATORS.contains(previous));
    }

    private Place handler(String word, long offset) {
        boolean condition = previous.equals("FOR") || previous.equals(",");
        return switch (word) {
            case "FOR", "NOT", "FOUND", "SQLSTATE", "VALUE" -> Place.HANDLER;
            default -> condition ? Place.HANDLER : statement(word, offset);
        };
    }

    @Override
    public void symbol(char symbol) {
        if (symbol == '(') {
            parentheses++;
        } else if (symbol == ')' && parentheses > 0) {
            parentheses--;
        }
        place = switch (place) {
            case LABEL -> symbol == ':' ? Place.FIRST : Place.OTHER;
            case FIRST, BEGIN -> Place.OTHER;
            case EXPRESSION -> symbol == ':' && labelPossible ? Place.STATEMENT : Place.EXPRESSION;
            case STATEMENT -> Place.EXPRESSION;
            case FUNCTION -> symbol == ':' ? Place.STATEMENT : Place.FUNCTION;
            default -> place;
        };
        labelPossible = false;
        previous = symbol == ')' ? OPERAND : String.valueOf(symbol);
    }

    @Override
    public void operand() {
        labelPossible = place == Place.STATEMENT;
        place = switch (place) {
            case FIRST -> Place.LABEL;
            case LABEL, BEGIN -> Place.OTHER;
            case NAME -> headerBegun();
            case TRIGGER_ORDER -> Place.STATEMENT;
            case STATEMENT -> Place.EXPRESSION;
            default -> place;
        };
        previous = OPERAND;
    }

    @Override
    public boolean absorbsDelimiter() {
        if (blocks.isEmpty()) {
            return false;
        }
        place = packaged && blocks.size() == 1 ? Place.PACKAGE : Place.STATEMENT;
        cases = 0;
        parentheses = 0;
        previous = ";";
        return true;
    }

    @Override
    public boolean isComplete() {
        return place == Place.OTHER || (place == Place.ENDED && blocks.isEmpty());
    }

    @Override
    public long openedAt() {
        return blocks.isEmpty() ? -1 : blocks.peek();
    }
}
