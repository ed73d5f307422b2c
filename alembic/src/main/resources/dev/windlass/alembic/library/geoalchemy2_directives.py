# The directives of geoalchemy2 for indexes (geoalchemy2/alembic_helpers.py). A spatial index is an index like any other.


def create_geospatial_index(operations, index_name, table_name, columns, schema=None, unique=False, **options):
    operations.create_index(index_name, table_name, columns, schema=schema, unique=unique, **options)


def drop_geospatial_index(operations, index_name, table_name=None, column_name=None, schema=None, **options):
    operations.drop_index(index_name, table_name=table_name, schema=schema, **options)
