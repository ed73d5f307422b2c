# The entities of the package alembic_utils and the statements that its directives execute, for Windlass's interpreter.
# Every module of the package is this file. Source of the statements: alembic_utils 0.8, pg_*.py.
import re
from enum import Enum

from sqlalchemy import text


class SQLParseFailure(Exception):
    pass


class BadInputException(Exception):
    pass


def normalize_whitespace(words, base_whitespace=" "):
    return base_whitespace.join(words.split()).strip()


def strip_terminating_semicolon(sql):
    return sql.strip().rstrip(";").strip()


def strip_double_quotes(sql):
    return sql.strip().rstrip('"').strip().lstrip('"').strip()


def coerce_to_unquoted(name):
    return "".join(name.split('"'))


def coerce_to_quoted(name):
    if "." in name:
        schema, _, rest = name.partition(".")
        return f'"{strip_double_quotes(schema)}"."{strip_double_quotes(rest)}"'
    return f'"{strip_double_quotes(name)}"'


def escape_colon_for_sql(sql):
    return re.sub(r"::|:", lambda found: found.group(0) if found.group(0) == "::" else "\\:", sql)


def escape_colon_for_plpgsql(sql):
    def one(found):
        return "\\:" if found.group(0) == ":" else found.group(0)

    return re.sub(r"::|:=|\\:|:", one, sql)


def match(template, sql):
    """What the package 'parse' finds: {:s} is white space, {name} and {} are as few characters as will do."""
    pattern = ""
    for part in re.split(r"(\{[^}]*\})", template):
        if part == "{:s}":
            pattern += r"\s+"
        elif part == "{}":
            pattern += ".+?"
        elif part.startswith("{"):
            pattern += "(?P<" + part[1:-1] + ">.+?)"
        else:
            pattern += re.escape(part)
    found = re.fullmatch(pattern, sql, re.IGNORECASE | re.DOTALL)
    return found.groupdict() if found else None


class ReplaceableEntity:
    def __init__(self, schema, signature, definition):
        self.schema = coerce_to_unquoted(normalize_whitespace(schema))
        self.signature = coerce_to_unquoted(normalize_whitespace(signature))
        self.definition = escape_colon_for_sql(strip_terminating_semicolon(definition))

    @property
    def literal_schema(self):
        return coerce_to_quoted(self.schema)

    @property
    def identity(self):
        return f"{self.__class__.__name__}: {self.schema}.{self.signature}"


class OnEntity(ReplaceableEntity):
    def __init__(self, schema, signature, definition, on_entity):
        super().__init__(schema, signature, definition)
        self.on_entity = coerce_to_unquoted(on_entity if "." in on_entity else "public." + on_entity)


class PGFunction(ReplaceableEntity):
    def __init__(self, schema, signature, definition):
        super().__init__(schema, signature, definition)
        plain = normalize_whitespace(definition).lower().replace("'", "")
        escaped = escape_colon_for_plpgsql if "language plpgsql" in plain else escape_colon_for_sql
        self.definition = escaped(strip_terminating_semicolon(definition))

    @classmethod
    def from_sql(cls, sql):
        found = match("create{}function{:s}{schema}.{signature}{:s}returns{:s}{definition}", sql.strip())
        if found is None:
            raise SQLParseFailure(f'Failed to parse SQL into PGFunction """{sql}"""')
        signature = found["signature"]
        if signature.startswith('"'):
            signature = "".join(signature.split('"', 2))
        return cls(schema=found["schema"], signature=signature, definition="returns " + found["definition"])

    @property
    def literal_signature(self):
        name, rest = self.signature.split("(", 1)
        return '"' + name.strip() + '"(' + rest

    def to_sql_statement_create(self):
        return text(f"CREATE FUNCTION {self.literal_schema}.{self.literal_signature} {self.definition}")

    def to_sql_statement_drop(self, cascade=False):
        name, rest = self.signature.split("(", 1)
        parameters = [one[: len(one.lower().split("default")[0])].strip() for one in rest.rsplit(")", 1)[0].split(",")]
        ending = "cascade" if cascade else ""
        return text(f'DROP FUNCTION {self.literal_schema}."{name.strip()}"({", ".join(parameters)}) {ending}')

    def to_sql_statement_create_or_replace(self):
        return [text(f"CREATE OR REPLACE FUNCTION {self.literal_schema}.{self.literal_signature} {self.definition}")]


class PGView(ReplaceableEntity):
    def __init__(self, schema, signature, definition):
        self.schema = coerce_to_unquoted(normalize_whitespace(schema))
        self.signature = coerce_to_unquoted(normalize_whitespace(signature))
        self.definition = strip_terminating_semicolon(definition)

    @classmethod
    def from_sql(cls, sql):
        found = match("create{}view{:s}{schema}.{signature}{:s}as{:s}{definition}", sql)
        if found is None:
            raise SQLParseFailure(f'Failed to parse SQL into PGView """{sql}"""')
        signature = found["signature"].split("(")[0].replace('"', "")
        return cls(schema=found["schema"], signature=signature, definition=found["definition"])

    def to_sql_statement_create(self):
        return text(f'CREATE VIEW {self.literal_schema}."{self.signature}" AS {self.definition};')

    def to_sql_statement_drop(self, cascade=False):
        return text(f'DROP VIEW {self.literal_schema}."{self.signature}" {"cascade" if cascade else ""}')

    def to_sql_statement_create_or_replace(self):
        name = f'{self.literal_schema}."{self.signature}"'
        return [
            text(
                f"""do $$
    begin
        CREATE OR REPLACE VIEW {name} AS {self.definition};
    exception when others then
        DROP VIEW IF EXISTS {name};
        CREATE VIEW {name} AS {self.definition};
    end;
$$ language 'plpgsql'"""
            )
        ]


class PGMaterializedView(ReplaceableEntity):
    def __init__(self, schema, signature, definition, with_data=True):
        self.schema = coerce_to_unquoted(normalize_whitespace(schema))
        self.signature = coerce_to_unquoted(normalize_whitespace(signature))
        self.definition = strip_terminating_semicolon(definition)
        self.with_data = with_data

    @classmethod
    def from_sql(cls, sql):
        sql = strip_terminating_semicolon(sql)
        begin = "create{}materialized{}view{:s}{schema}.{signature}{:s}as{:s}{definition}"
        for ending in ("{:s}with{:s}data", "{}with{:s}{no_data}{:s}data", ""):
            found = match(begin + ending, sql)
            if found is not None:
                return cls(
                    schema=found["schema"],
                    signature=found["signature"].split("(")[0].replace('"', ""),
                    definition=found["definition"],
                    with_data="no_data" not in found,
                )
        raise SQLParseFailure(f'Failed to parse SQL into PGView """{sql}"""')

    def _create(self):
        data = "WITH DATA" if self.with_data else "WITH NO DATA"
        definition = self.definition.rstrip().rstrip(";")
        return text(f'CREATE MATERIALIZED VIEW {self.literal_schema}."{self.signature}" AS {definition} {data};')

    def to_sql_statement_create(self):
        return self._create()

    def to_sql_statement_drop(self, cascade=False):
        return text(f'DROP MATERIALIZED VIEW {self.literal_schema}."{self.signature}" {"cascade" if cascade else ""}')

    def to_sql_statement_create_or_replace(self):
        return [text(f'DROP MATERIALIZED VIEW IF EXISTS {self.literal_schema}."{self.signature}";'), self._create()]


class PGTrigger(OnEntity):
    def __init__(self, schema, signature, definition, on_entity, is_constraint=False):
        super().__init__(schema, signature, definition, on_entity)
        self.is_constraint = is_constraint

    @classmethod
    def from_sql(cls, sql):
        for words in ("create{:s}constraint{:s}trigger", "create{:s}trigger"):
            found = match(words + "{:s}{signature}{:s}{event}{:s}ON{:s}{on_entity}{:s}{action}", sql)
            if found is not None:
                entity = found["on_entity"] if "." in found["on_entity"] else "public." + found["on_entity"]
                return cls(
                    schema=entity.split(".")[0],
                    signature=found["signature"],
                    on_entity=entity,
                    definition=f" {found['event']} ON {entity} {found['action']}",
                    is_constraint="constraint" in words,
                )
        raise SQLParseFailure(f'Failed to parse SQL into PGTrigger """{sql}"""')

    def to_sql_statement_create(self):
        found = match("{event}{:s}ON{:s}{on_entity}{:s}{action}", self.definition)
        if found is None:
            raise SQLParseFailure(f'Failed to parse SQL into PGTrigger.definition """{self.definition}"""')
        entity = f"{self.schema}.{found['on_entity'].partition('.')[2] or found['on_entity']}"
        kind = "CONSTRAINT TRIGGER" if self.is_constraint else "TRIGGER"
        return text(f'CREATE {kind} "{self.signature}" {found["event"]} ON {entity} {found["action"]}')

    def to_sql_statement_drop(self, cascade=False):
        return text(f'DROP TRIGGER "{self.signature}" ON {self.on_entity} {"cascade" if cascade else ""}')

    def to_sql_statement_create_or_replace(self):
        return [
            text(f'DROP TRIGGER IF EXISTS "{self.signature}" ON {self.on_entity};'),
            self.to_sql_statement_create(),
        ]


class PGPolicy(OnEntity):
    @classmethod
    def from_sql(cls, sql):
        found = match("create policy{:s}{signature}{:s}on{:s}{on_entity}{:s}{definition}", sql.strip())
        if found is None:
            raise SQLParseFailure(f'Failed to parse SQL into PGPolicy """{sql}"""')
        entity = found["on_entity"] if "." in found["on_entity"] else "public." + found["on_entity"]
        return cls(entity.partition(".")[0], found["signature"], found["definition"], entity)

    def to_sql_statement_create(self):
        return text(f"CREATE POLICY {self.signature} on {self.on_entity} {self.definition}")

    def to_sql_statement_drop(self, cascade=False):
        return text(f"DROP POLICY {self.signature} on {self.on_entity} {'cascade' if cascade else ''}")

    def to_sql_statement_create_or_replace(self):
        return [
            text(f"DROP POLICY IF EXISTS {self.signature} on {self.on_entity};"),
            text(f"CREATE POLICY {self.signature} on {self.on_entity} {self.definition};"),
        ]


class PGExtension(ReplaceableEntity):
    def __init__(self, schema, signature):
        self.schema = coerce_to_unquoted(normalize_whitespace(schema))
        self.signature = coerce_to_unquoted(normalize_whitespace(signature))
        self.definition = f"{self.__class__.__name__}: {self.schema} {self.signature}"

    def to_sql_statement_create(self):
        return text(f'CREATE EXTENSION "{self.signature}" WITH SCHEMA {self.literal_schema};')

    def to_sql_statement_drop(self, cascade=False):
        return text(f'DROP EXTENSION "{self.signature}" {"CASCADE" if cascade else ""}')

    def to_sql_statement_create_or_replace(self):
        raise NotImplementedError()


class PGGrantTableChoice(str, Enum):
    SELECT = "SELECT"
    INSERT = "INSERT"
    UPDATE = "UPDATE"
    REFERENCES = "REFERENCES"
    DELETE = "DELETE"
    TRUNCATE = "TRUNCATE"
    TRIGGER = "TRIGGER"


class PGGrantTable(ReplaceableEntity):
    def __init__(self, schema, table, role, grant, columns=None, with_grant_option=False):
        self.schema = coerce_to_unquoted(schema)
        self.table = coerce_to_unquoted(table)
        self.columns = sorted(columns) if columns else []
        self.role = coerce_to_unquoted(role)
        self.grant = grant.value if isinstance(grant, PGGrantTableChoice) else str(grant)
        self.with_grant_option = with_grant_option
        self.signature = f"PGGrantTable: {self.schema}.{self.table}.{self.role}.{self.grant}"
        if self.grant in ("SELECT", "INSERT", "UPDATE", "REFERENCES"):
            if not self.columns:
                raise BadInputException(f"When grant type is {self.grant} a value must be provided for columns")
        elif self.columns:
            raise BadInputException(f"When grant type is {self.grant} a value must not be provided for columns")

    def to_sql_statement_create(self):
        option = " WITH GRANT OPTION" if self.with_grant_option else ""
        columns = f'( {", ".join(self.columns)} )' if self.columns else ""
        table = f"{self.literal_schema}.{coerce_to_quoted(self.table)}"
        return text(f"GRANT {self.grant} {columns} ON {table} TO {coerce_to_quoted(self.role)}{option}")

    def to_sql_statement_drop(self, cascade=False):
        table = f"{self.literal_schema}.{coerce_to_quoted(self.table)}"
        return text(f"REVOKE {self.grant} ON {table} FROM {coerce_to_quoted(self.role)}")

    def to_sql_statement_create_or_replace(self):
        return [self.to_sql_statement_drop(), self.to_sql_statement_create()]


def register_entities(*entities, **options):
    return None


def create_entity(operations, target):
    operations.execute(target.to_sql_statement_create())


def drop_entity(operations, target, cascade=False):
    operations.execute(target.to_sql_statement_drop(cascade=cascade))


def replace_entity(operations, target):
    for statement in target.to_sql_statement_create_or_replace():
        operations.execute(statement)
