"""Another sample

Revision ID: a2
Revises: a1
Create Date: 2026-01-02 00:00:00.000000

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = "a2"
down_revision = "a1"
branch_labels = None
depends_on = None

kinds = ("small", "large")


def upgrade():
    bind = op.get_bind()
    if bind.dialect.name == "postgresql":
        op.add_column("thing", sa.Column("data", postgresql.JSONB(astext_type=sa.Text()), nullable=True))
        op.alter_column("thing", "title", existing_type=sa.Text(), type_=sa.String(length=200), nullable=False)
        op.create_foreign_key(None, "thing", "owner", ["owner_id"], ["id"])
    with op.batch_alter_table("owner", schema=None) as batch_op:
        batch_op.add_column(sa.Column("kind", sa.String(length=20), nullable=True))
    for kind in kinds:
        op.execute(f"UPDATE owner SET kind = '{kind}' WHERE kind IS NULL")
    things = sa.table("thing", sa.column("id", sa.Integer), sa.column("price", sa.Numeric))
    op.execute(things.update().where(things.c.price.is_(None)).values(price=0))


def downgrade():
    with op.batch_alter_table("owner", schema=None) as batch_op:
        batch_op.drop_column("kind")
    if op.get_bind().dialect.name == "postgresql":
        op.drop_column("thing", "data")
