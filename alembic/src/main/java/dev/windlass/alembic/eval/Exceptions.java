package dev.windlass.alembic.eval;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The exception classes of the language (library reference, "Built-in Exceptions"). */
public final class Exceptions {
    static final ClassValue BASE_EXCEPTION = ClassValue.fixed("BaseException", Types.OBJECT);
    /** {@code Exception}. */
    public static final ClassValue EXCEPTION = ClassValue.fixed("Exception", BASE_EXCEPTION);

    static final ClassValue TYPE_ERROR = ClassValue.fixed("TypeError", EXCEPTION);
    static final ClassValue VALUE_ERROR = ClassValue.fixed("ValueError", EXCEPTION);
    static final ClassValue ATTRIBUTE_ERROR = ClassValue.fixed("AttributeError", EXCEPTION);
    static final ClassValue LOOKUP_ERROR = ClassValue.fixed("LookupError", EXCEPTION);
    static final ClassValue KEY_ERROR = ClassValue.fixed("KeyError", LOOKUP_ERROR);
    static final ClassValue ZONE_NOT_FOUND = ClassValue.fixed("ZoneInfoNotFoundError", KEY_ERROR);
    static final ClassValue INDEX_ERROR = ClassValue.fixed("IndexError", LOOKUP_ERROR);
    static final ClassValue NAME_ERROR = ClassValue.fixed("NameError", EXCEPTION);
    static final ClassValue STOP_ITERATION = ClassValue.fixed("StopIteration", EXCEPTION);
    static final ClassValue ASSERTION_ERROR = ClassValue.fixed("AssertionError", EXCEPTION);
    static final ClassValue ARITHMETIC_ERROR = ClassValue.fixed("ArithmeticError", EXCEPTION);
    static final ClassValue ZERO_DIVISION = ClassValue.fixed("ZeroDivisionError", ARITHMETIC_ERROR);
    static final ClassValue OVERFLOW = ClassValue.fixed("OverflowError", ARITHMETIC_ERROR);
    static final ClassValue IMPORT_ERROR = ClassValue.fixed("ImportError", EXCEPTION);
    static final ClassValue RUNTIME_ERROR = ClassValue.fixed("RuntimeError", EXCEPTION);
    static final ClassValue GENERATOR_EXIT = ClassValue.fixed("GeneratorExit", BASE_EXCEPTION);
    static final ClassValue SYSTEM_EXIT = ClassValue.fixed("SystemExit", BASE_EXCEPTION);
    static final ClassValue UNICODE_ERROR = ClassValue.fixed("UnicodeError", VALUE_ERROR);
    static final ClassValue DECODE_ERROR = ClassValue.fixed("UnicodeDecodeError", UNICODE_ERROR);
    static final ClassValue OS_ERROR = ClassValue.fixed("OSError", EXCEPTION);
    static final ClassValue SYNTAX_ERROR = ClassValue.fixed("SyntaxError", EXCEPTION);
    static final ClassValue WARNING = ClassValue.fixed("Warning", EXCEPTION);
    static final Map<String, Value> ALL = all();

    private Exceptions() {}

    private static Map<String, Value> all() {
        Map<String, Value> all = new LinkedHashMap<>();
        for (ClassValue type : List.of(
                BASE_EXCEPTION,
                EXCEPTION,
                TYPE_ERROR,
                VALUE_ERROR,
                ATTRIBUTE_ERROR,
                LOOKUP_ERROR,
                KEY_ERROR,
                INDEX_ERROR,
                NAME_ERROR,
                STOP_ITERATION,
                ASSERTION_ERROR,
                ARITHMETIC_ERROR,
                ZERO_DIVISION,
                OVERFLOW,
                IMPORT_ERROR,
                RUNTIME_ERROR,
                GENERATOR_EXIT,
                SYSTEM_EXIT,
                UNICODE_ERROR,
                DECODE_ERROR,
                OS_ERROR,
                SYNTAX_ERROR,
                WARNING)) {
            all.put(type.name(), type);
        }
        all.put("IOError", OS_ERROR);
        all.put("EnvironmentError", OS_ERROR);
        for (String name : List.of("NotImplementedError", "RecursionError")) {
            all.put(name, ClassValue.fixed(name, RUNTIME_ERROR));
        }
        for (String name : List.of("UserWarning", "DeprecationWarning", "FutureWarning", "RuntimeWarning")) {
            all.put(name, ClassValue.fixed(name, WARNING));
        }
        for (String name :
                List.of("FileNotFoundError", "FileExistsError", "PermissionError", "ConnectionError", "TimeoutError")) {
            all.put(name, ClassValue.fixed(name, OS_ERROR));
        }
        all.put("ModuleNotFoundError", ClassValue.fixed("ModuleNotFoundError", IMPORT_ERROR));
        all.put("UnboundLocalError", ClassValue.fixed("UnboundLocalError", NAME_ERROR));
        all.put("UnicodeEncodeError", ClassValue.fixed("UnicodeEncodeError", UNICODE_ERROR));
        all.put("MemoryError", ClassValue.fixed("MemoryError", EXCEPTION));
        all.put("EOFError", ClassValue.fixed("EOFError", EXCEPTION));
        all.put("KeyboardInterrupt", ClassValue.fixed("KeyboardInterrupt", BASE_EXCEPTION));
        return Map.copyOf(all);
    }
}
