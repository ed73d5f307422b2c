package dev.windlass.dialect;

/** What some servers can do and others cannot. */
public enum Capability {
    NAMESPACES("keep objects in namespaces"),
    EXTENSIONS("load extensions"),
    NAMED_TYPES("have types with names of their own"),
    SEQUENCES("have sequences"),
    SEQUENCE_OWNERS("drop a sequence with a column"),
    MATERIALIZED_VIEWS("have materialized views"),
    REPLACE_VIEW("replace a view in place"),
    ROUTINES("have functions and procedures"),
    ROUTINE_LANGUAGES("have routines in that language"),
    COLUMN_TRIGGERS("have triggers for some columns alone"),
    ROUTINE_BODIES("have a routine's body without quotes"),
    REPLACE_ROUTINE("replace a routine in place"),
    STATEMENT_TRIGGERS("have triggers for whole statements"),
    TRIGGER_CONDITION("have conditions on triggers"),
    SEVERAL_TRIGGER_EVENTS("have one trigger for several events"),
    TRIGGER_BODIES("have statements in a trigger itself"),
    TRIGGER_FUNCTIONS("have triggers that call a function"),
    CONSTRAINT_TRIGGERS("have constraint triggers"),
    INSTEAD_OF_TRIGGERS("have INSTEAD OF triggers"),
    ROW_SECURITY("have row-level security"),
    GRANTS("have users and privileges"),
    COMMENTS("keep comments"),
    OBJECT_COMMENTS("keep comments on this kind of object"),
    INDEX_COMMENT_CHANGE("change the comment of an index"),
    PARTITIONS("partition tables"),
    PARTITION_TABLES("have partitions that are tables"),
    REPARTITION("partition a table that exists"),
    STORAGE_ENGINES("choose a storage engine, or a character set for a table"),
    TABLE_PARAMETERS("have table parameters"),
    TABLESPACES("have tablespaces"),
    UNLOGGED_TABLES("have unlogged tables"),
    STRICT_TABLES("have STRICT tables"),
    WITHOUT_ROWID("have tables WITHOUT ROWID"),
    IDENTITY_COLUMNS("have identity columns as the standard has them"),
    IDENTITY_OPTIONS("give an identity column options"),
    SERIAL("have serial columns"),
    AUTO_INCREMENT("have AUTO_INCREMENT columns"),
    ADD_NUMBERED_COLUMN("add a column that numbers its rows to a table that is there"),
    STORED_GENERATED("have stored generated columns"),
    VIRTUAL_GENERATED("have virtual generated columns"),
    MAKE_GENERATED("make a plain column generated, or a stored one virtual"),
    CHANGE_GENERATED("change whether and how a column is generated"),
    CHANGE_GENERATED_SOURCE("change the type of a column that another is generated from"),
    EXPRESSION_DEFAULT("have an expression as a default"),
    COLUMN_POSITION("put a new column anywhere but last"),
    ON_UPDATE_EXPRESSION("have ON UPDATE expressions of columns"),
    TYPE_CONVERSION("convert values by an expression (USING)"),
    NAMED_PRIMARY_KEY("give a primary key a name"),
    DEFERRABLE_KEYS("have deferrable primary keys and unique constraints"),
    DEFERRABLE_FOREIGN_KEYS("have deferrable foreign keys"),
    CHECK_CONSTRAINTS("have check constraints"),
    NOT_VALID("add a constraint without checking the rows that are there"),
    NOT_ENFORCED("have checks that are not enforced"),
    NO_INHERIT("have checks that partitions do not inherit"),
    NULLS_NOT_DISTINCT("treat NULLs as the same in a unique constraint"),
    INCLUDED_COLUMNS("carry further columns in an index"),
    EXCLUSION("have exclusion constraints"),
    CONSTRAINT_FROM_INDEX("make a constraint of an index"),
    RENAME_CONSTRAINT("rename a constraint"),
    SET_DEFAULT_ACTION("set a foreign key to its default when the row it refers to goes"),
    SET_NULL_COLUMNS("name the columns that ON DELETE SET NULL is for"),
    MATCH_FULL("match a foreign key in full"),
    MATCH_PARTIAL("match a foreign key in part"),
    CASCADE("drop what depends on it too"),
    CONCURRENT_INDEX("build an index while rows are written"),
    PARTIAL_INDEX("have an index for some rows alone"),
    EXPRESSION_INDEX("have an index on an expression"),
    DESCENDING_INDEX("have a descending index"),
    NULLS_ORDER("order NULLs in an index"),
    INDEX_METHOD("build an index by this method"),
    OTHER_TABLE_PARAMETERS("have this parameter of a table"),
    FURTHER_INDEX_METHODS("build an index by that method"),
    FULLTEXT_INDEX("have FULLTEXT and SPATIAL indexes"),
    INDEX_TABLESPACES("put an index into a tablespace of its own"),
    UNNAMED_INDEX("choose the name of an index"),
    VIEW_OPTIONS("have options or a check on a view"),
    INDEX_PARAMETERS("have index parameters"),
    INDEX_COLLATION("have a collation of its own in an index"),
    OPERATOR_CLASS("have operator classes"),
    PREFIX_LENGTH("have the first characters of a column in an index"),
    RENAME_INDEX("rename an index"),
    RENAME_COLUMN("rename a column"),
    RENAME_PARTITION_COLUMN("rename a column that its table is partitioned by"),
    DROP_COLUMN("drop a column"),
    IF_NOT_EXISTS("skip what is there already in one statement"),
    IF_EXISTS("skip what is missing in one statement"),
    UNBOUNDED_VARCHAR("have strings without a length"),
    UNBOUNDED_NUMERIC("have exact numbers without a precision"),
    GENERATED_NOT_NULL("have generated columns that are NOT NULL"),
    NAMESPACE_COMMENTS("keep comments on namespaces"),
    TYPE("hold values of this type"),
    COLLATION("have a collation on this column"),
    TABLE_REBUILD("change this part of a table that is there");

    private final String words;

    Capability(String words) {
        this.words = words;
    }

    /** What the server cannot do, as the end of a sentence that begins with its name and {@code cannot}. */
    public String words() {
        return words;
    }

    /** Its name in messages and documents, such as {@code materialized_views}. */
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
