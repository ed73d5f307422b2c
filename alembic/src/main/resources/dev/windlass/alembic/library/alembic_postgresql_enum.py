# The directives of the package alembic_postgresql_enum, for Windlass's interpreter. Every module of the package is this
# file. Source of the statements: alembic_postgresql_enum 1.8, operations/ and sql_commands/.
import re
from enum import Enum

from sqlalchemy import text


class ColumnType(Enum):
    COMMON = "COMMON"
    ARRAY = "ARRAY"


UNSPECIFIED = "\0"


class TableReference:
    def __init__(
        self,
        table_name,
        column_name,
        table_schema=UNSPECIFIED,
        column_type=ColumnType.COMMON,
        existing_server_default=None,
    ):
        self.table_name = table_name
        self.column_name = column_name
        self.table_schema = table_schema
        self.column_type = column_type
        self.existing_server_default = existing_server_default


class Config:
    def __init__(self, **options):
        self.options = options


def set_configuration(config):
    return None


def _default(connection, schema, table, column):
    return connection.execute(
        text(
            "SELECT column_default FROM information_schema.columns WHERE table_schema = :schema"
            " AND table_name = :table AND column_name = :column"
        ),
        {"schema": schema, "table": table, "column": column},
    ).scalar()


def _reference(connection, schema, column):
    if isinstance(column, tuple) or isinstance(column, list):
        kind = column[2] if len(column) > 2 else ColumnType.COMMON
        return TableReference(column[0], column[1], schema, kind, _default(connection, schema, column[0], column[1]))
    if not isinstance(column, TableReference):
        raise ValueError("Affected columns must contain tuples or TableReferences")
    if column.table_schema == UNSPECIFIED:
        column.table_schema = schema
    return column


def _renamed(value, renames):
    for old, new in renames:
        value = value.replace(f"'{old}'", f"'{new}'").replace(f'"{old}"', f'"{new}"')
    return value


def _new_default(schema, default, name, renames):
    kind = f"{schema}.{name}" if schema else name
    if default.startswith("ARRAY["):
        return re.sub(r"::[.\w]+", f"::{kind}", _renamed(default, renames))
    value = _renamed(default[: default.find("::")], renames)
    return f"{value}::{kind}[]" if default.endswith("[]") else f"{value}::{kind}"


def _cast(column, kind, array, renames):
    if array:
        value = f"{column}::text[]"
        for old, new in renames:
            value = f"array_replace({value}, '{old}', '{new}')"
        return f"{kind}[] USING {value}::{kind}[]"
    if renames:
        cases = " ".join(f"WHEN {column}::text = '{old}' THEN '{new}'::{kind}" for old, new in renames)
        return f"{kind} USING CASE {cases} ELSE {column}::text::{kind} END"
    return f"{kind} USING {column}::text::{kind}"


def sync_enum_values(operations, enum_schema, enum_name, new_values, affected_columns, enum_values_to_rename=()):
    if operations.get_context().dialect.name != "postgresql":
        return
    connection = operations.get_bind()
    renames = list(enum_values_to_rename)
    references = [_reference(connection, enum_schema, column) for column in affected_columns]
    kind = f'"{enum_schema}"."{enum_name}"'
    old = f'"{enum_schema}"."{enum_name}_old"'

    def run(sql):
        operations.execute(text(sql.replace("::", "\0").replace(":", "\\:").replace("\0", "::")))

    run(f"ALTER TYPE {kind} RENAME TO {enum_name}_old")
    values = ", ".join(f"'{value}'" for value in new_values)
    run(f"CREATE TYPE {kind} AS ENUM({values})")
    cases = " ".join(f"WHEN old_enum_val::text = '{before}' THEN '{after}'" for before, after in renames)
    was = f"CASE {cases} ELSE old_enum_val::text END" if renames else "old_enum_val::text"
    for operator, function in (("!=", "new_old_not_equals"), ("=", "new_old_equals")):
        run(
            f"CREATE FUNCTION {function}(new_enum_val {kind}, old_enum_val {old}) RETURNS boolean AS $$"
            f" SELECT new_enum_val::text {operator} {was}; $$ LANGUAGE SQL IMMUTABLE"
        )
        run(f"CREATE OPERATOR {operator} (leftarg = {kind}, rightarg = {old}, procedure = {function})")
    for reference in references:
        prefix = f'"{reference.table_schema}".' if reference.table_schema else ""
        table = f'{prefix}"{reference.table_name}"'
        column = f'"{reference.column_name}"'
        default = reference.existing_server_default
        if default is not None:
            run(f"ALTER TABLE {table} ALTER COLUMN {column} DROP DEFAULT")
        array = reference.column_type == ColumnType.ARRAY
        run(f"ALTER TABLE {table} ALTER COLUMN {column} TYPE {_cast(column, kind, array, renames)}")
        if default is not None:
            new_default = _new_default(enum_schema, default, enum_name, renames)
            run(f"ALTER TABLE {table} ALTER COLUMN {column} SET DEFAULT {new_default}")
    for function in ("new_old_not_equals", "new_old_equals"):
        run(f"DROP FUNCTION {function}(new_enum_val {kind}, old_enum_val {old}) CASCADE")
    run(f"DROP TYPE {old}")
