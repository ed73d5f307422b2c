# Flask-SQLAlchemy's SQLAlchemy object, as far as models and revisions use it, for Windlass's interpreter.
import sqlalchemy
import sqlalchemy.orm
from alembic import op
from sqlalchemy.orm import declarative_base


class BaseQuery:
    pass


class Pagination:
    pass


class SQLAlchemy:
    def __init__(self, *args, **options):
        self.metadata = options.get("metadata") or sqlalchemy.MetaData()
        self.Model = declarative_base(metadata=self.metadata)

    def Table(self, name, *args, **options):
        if args and isinstance(args[0], sqlalchemy.MetaData):
            return sqlalchemy.Table(name, *args, **options)
        return sqlalchemy.Table(name, self.metadata, *args, **options)

    def init_app(self, *args, **options):
        return None

    def __getattr__(self, name):
        if name == "engine":
            return op.get_bind()
        if name in ("session", "engines", "get_engine"):
            raise AttributeError(f"a revision cannot use 'db.{name}': take op.get_bind()")
        found = getattr(sqlalchemy, name, None)
        return getattr(sqlalchemy.orm, name) if found is None else found
