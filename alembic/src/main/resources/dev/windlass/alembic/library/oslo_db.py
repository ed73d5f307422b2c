# OpenStack's oslo.db, as far as revisions use it, for Windlass's interpreter.
import json

import sqlalchemy as sa
from sqlalchemy.dialects import mysql


class JsonEncodedType(sa.types.TypeDecorator):
    impl = sa.Text

    def __init__(self, mysql_as_long=False, mysql_as_medium=False):
        super().__init__()
        if mysql_as_long and mysql_as_medium:
            raise TypeError("mysql_as_long and mysql_as_medium are mutually exclusive")
        if mysql_as_long:
            self.impl = sa.Text().with_variant(mysql.LONGTEXT(), "mysql")
        elif mysql_as_medium:
            self.impl = sa.Text().with_variant(mysql.MEDIUMTEXT(), "mysql")

    def process_bind_param(self, value, dialect):
        return None if value is None else json.dumps(value)

    def process_result_value(self, value, dialect):
        return None if value is None else json.loads(value)


class JsonEncodedDict(JsonEncodedType):
    pass


class JsonEncodedList(JsonEncodedType):
    pass


class SoftDeleteInteger(sa.types.TypeDecorator):
    impl = sa.Integer


class types:
    JsonEncodedDict = JsonEncodedDict
    JsonEncodedList = JsonEncodedList
    SoftDeleteInteger = SoftDeleteInteger
    String = sa.String


class sqlalchemy:
    types = types


class DBError(Exception):
    pass


class DBDuplicateEntry(DBError):
    pass


class DBNonExistentTable(DBError):
    pass


class DBNonExistentConstraint(DBError):
    pass


class DBNonExistentKey(DBError):
    pass


class exception:
    DBError = DBError
    DBDuplicateEntry = DBDuplicateEntry
    DBNonExistentTable = DBNonExistentTable
    DBNonExistentConstraint = DBNonExistentConstraint
    DBNonExistentKey = DBNonExistentKey
