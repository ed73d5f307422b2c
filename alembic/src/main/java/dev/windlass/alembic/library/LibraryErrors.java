package dev.windlass.alembic.library;

import dev.windlass.alembic.eval.ClassValue;
import dev.windlass.alembic.eval.Errors;
import dev.windlass.alembic.eval.Exceptions;
import dev.windlass.alembic.eval.Instance;
import dev.windlass.alembic.eval.Raise;
import dev.windlass.alembic.eval.Str;
import dev.windlass.alembic.eval.TupleValue;
import dev.windlass.alembic.eval.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The exceptions of {@code sqlalchemy.exc} and {@code alembic.util}. */
final class LibraryErrors {
    static final ClassValue SQLALCHEMY_ERROR = ClassValue.fixed("SQLAlchemyError", Exceptions.EXCEPTION);
    static final ClassValue ARGUMENT_ERROR = ClassValue.fixed("ArgumentError", SQLALCHEMY_ERROR);
    static final ClassValue COMPILE_ERROR = ClassValue.fixed("CompileError", SQLALCHEMY_ERROR);
    static final ClassValue INVALID_REQUEST = ClassValue.fixed("InvalidRequestError", SQLALCHEMY_ERROR);
    static final ClassValue NO_SUCH_TABLE = ClassValue.fixed("NoSuchTableError", INVALID_REQUEST);
    static final ClassValue NO_RESULT = ClassValue.fixed("NoResultFound", INVALID_REQUEST);
    static final ClassValue MULTIPLE_RESULTS = ClassValue.fixed("MultipleResultsFound", INVALID_REQUEST);
    static final ClassValue NO_INSPECTION = ClassValue.fixed("NoInspectionAvailable", INVALID_REQUEST);
    static final ClassValue STATEMENT_ERROR = ClassValue.fixed("StatementError", SQLALCHEMY_ERROR);
    static final ClassValue DBAPI_ERROR = ClassValue.fixed("DBAPIError", STATEMENT_ERROR);
    static final ClassValue DATABASE_ERROR = ClassValue.fixed("DatabaseError", DBAPI_ERROR);
    static final ClassValue PROGRAMMING_ERROR = ClassValue.fixed("ProgrammingError", DATABASE_ERROR);
    static final ClassValue OPERATIONAL_ERROR = ClassValue.fixed("OperationalError", DATABASE_ERROR);
    static final ClassValue INTEGRITY_ERROR = ClassValue.fixed("IntegrityError", DATABASE_ERROR);
    static final ClassValue INTERNAL_ERROR = ClassValue.fixed("InternalError", DATABASE_ERROR);
    static final ClassValue DATA_ERROR = ClassValue.fixed("DataError", DATABASE_ERROR);
    static final ClassValue NOT_SUPPORTED = ClassValue.fixed("NotSupportedError", DATABASE_ERROR);
    static final ClassValue COMMAND_ERROR = ClassValue.fixed("CommandError", Exceptions.EXCEPTION);

    private LibraryErrors() {}

    static Map<String, Value> members() {
        Map<String, Value> all = new LinkedHashMap<>();
        for (ClassValue type : List.of(
                SQLALCHEMY_ERROR,
                ARGUMENT_ERROR,
                COMPILE_ERROR,
                INVALID_REQUEST,
                NO_SUCH_TABLE,
                NO_RESULT,
                MULTIPLE_RESULTS,
                NO_INSPECTION,
                STATEMENT_ERROR,
                DBAPI_ERROR,
                DATABASE_ERROR,
                PROGRAMMING_ERROR,
                OPERATIONAL_ERROR,
                INTEGRITY_ERROR,
                INTERNAL_ERROR,
                DATA_ERROR,
                NOT_SUPPORTED)) {
            all.put(type.name(), type);
        }
        all.put("UnsupportedCompilationError", COMPILE_ERROR);
        all.put("NoSuchColumnError", INVALID_REQUEST);
        all.put("ResourceClosedError", INVALID_REQUEST);
        all.put("NoReferencedTableError", INVALID_REQUEST);
        all.put("InterfaceError", DBAPI_ERROR);
        all.put("PendingRollbackError", INVALID_REQUEST);
        all.put("SAWarning", ClassValue.fixed("SAWarning", Exceptions.EXCEPTION));
        return all;
    }

    /** What a failed statement raises, by its SQLSTATE as psycopg2 classifies them, or by the driver's own words. */
    static Raise statement(StatementFailure failure, String sql) {
        String state = failure.sqlState();
        ClassValue type = state.startsWith("23")
                ? INTEGRITY_ERROR
                : state.startsWith("22")
                        ? DATA_ERROR
                        : state.startsWith("25") || state.startsWith("XX") || state.equals("40001")
                                ? INTERNAL_ERROR
                                : state.startsWith("42") || state.startsWith("3")
                                        ? PROGRAMMING_ERROR
                                        : OPERATIONAL_ERROR;
        Instance original = new Instance(type);
        original.attributes().put("args", TupleValue.of(new Str(failure.message())));
        original.attributes().put("pgcode", new Str(state));
        Instance instance = new Instance(type);
        instance.attributes().put("args", TupleValue.of(new Str(failure.message() + "\n[SQL: " + sql + "]")));
        instance.attributes().put("orig", original);
        instance.attributes().put("statement", new Str(sql));
        instance.attributes().put("code", new Str(state));
        return new Raise(instance, failure);
    }

    static Raise argument(String message) {
        return Errors.of(ARGUMENT_ERROR, message);
    }
}
