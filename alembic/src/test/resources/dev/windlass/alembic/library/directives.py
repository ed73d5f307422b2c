"""Every directive once

Revision ID: d1
Revises:
Create Date: 2025-01-02 03:04:05.000006

"""
import enum

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import mysql, postgresql

revision = "d1"
down_revision = None


class Color(enum.Enum):
    RED = "r"
    GREEN = "g"


def upgrade():
    dialect = op.get_context().dialect.name
    op.create_table(
        "owner",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(50), server_default="it's", nullable=False),
        sa.Column("Mixed", sa.Unicode(20)),
        sa.Column("order", sa.Numeric(10, 2), server_default=sa.text("0")),
        sa.Column("big", sa.BigInteger(), unique=True),
        sa.Column("seen", sa.DateTime(timezone=True), server_default=sa.func.now()),
        sa.Column("born", sa.Date(), index=True),
        sa.Column("flag", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("color", sa.Enum(Color, name="color"), nullable=True),
        sa.Column("kind", sa.Enum("a", "b", name="kind", native_enum=False, create_constraint=True)),
        sa.Column("data", sa.LargeBinary()),
        sa.Column("doc", sa.JSON()),
        sa.Column("wait", sa.Interval()),
        sa.Column("note", sa.Text(), comment="about it"),
        sa.CheckConstraint("big > 0", name="ck_big"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_owner")),
        sa.UniqueConstraint("name", "born"),
        comment="who owns",
    )
    pets = op.create_table(
        "pet",
        sa.Column("owner_id", sa.Integer(), sa.ForeignKey("owner.id", ondelete="CASCADE", name="fk_pet_owner"), primary_key=True),
        sa.Column("number", sa.SmallInteger(), primary_key=True, autoincrement=False),
        sa.Column("name", sa.VARCHAR(length=10), nullable=True),
    )
    op.create_table("tag", sa.Column("id", sa.BigInteger(), primary_key=True), sa.Column("score", sa.Float()), schema=None, mysql_engine="InnoDB")
    op.create_index("ix_pet_name", "pet", ["name"], unique=True, postgresql_where=sa.text("name IS NOT NULL"), sqlite_where=sa.text("name IS NOT NULL"))
    op.create_index(op.f("ix_pet_both"), "pet", ["name", "number" if dialect == "mysql" else sa.text("number DESC")], postgresql_using="btree", postgresql_include=["owner_id"], mysql_length={"name": 5})
    op.add_column("pet", sa.Column("age", sa.Integer(), nullable=False, server_default="3"))
    op.add_column("pet", sa.Column("weight", sa.Float(precision=10), comment="kg"))
    op.rename_table("tag", "label")
    op.alter_column("pet", "age", new_column_name="years", existing_type=sa.Integer(), existing_nullable=False, existing_server_default="3")
    if dialect != "sqlite":
        op.add_column("pet", sa.Column("tag_id", sa.BigInteger(), sa.ForeignKey("label.id")))
        op.alter_column("pet", "name", type_=sa.String(30), existing_type=sa.String(10), nullable=False)
        op.alter_column("pet", "years", server_default=None, existing_type=sa.Integer())
        op.alter_column("pet", "years", server_default=sa.text("5"), existing_type=sa.Integer())
        op.alter_column("pet", "weight", comment="grams", existing_comment="kg", existing_type=sa.Float(10))
        op.create_unique_constraint("uq_pet", "pet", ["name", "number"])
        op.create_foreign_key(None, "pet", "owner", ["number"], ["id"], ondelete="SET NULL", onupdate="CASCADE")
        op.create_check_constraint("ck_years", "pet", sa.column("years") > 0)
        op.drop_constraint("uq_pet", "pet", type_="unique")
        op.drop_constraint("fk_pet_owner", "pet", type_="foreignkey")
        with op.batch_alter_table("pet") as batch_op:
            batch_op.alter_column("years", existing_type=sa.Integer(), nullable=True)
            batch_op.create_index(batch_op.f("ix_years"), ["years"])
            batch_op.drop_column("weight")
    if dialect == "postgresql":
        mood = postgresql.ENUM("sad", "happy", name="mood", create_type=False)
        mood.create(op.get_bind(), checkfirst=False)
        op.add_column("owner", sa.Column("mood", mood))
        op.add_column("owner", sa.Column("tags", postgresql.ARRAY(sa.String(5)), server_default="{}"))
        op.add_column("owner", sa.Column("meta", postgresql.JSONB(astext_type=sa.Text())))
        op.add_column("owner", sa.Column("uid", postgresql.UUID(as_uuid=True), server_default=sa.text("gen_random_uuid()")))
        op.add_column("owner", sa.Column("seq", sa.Integer(), sa.Identity(always=True, start=5)))
        op.alter_column("owner", "name", type_=sa.Text(), postgresql_using="name::text")
        with op.get_context().autocommit_block():
            op.create_index("ix_meta", "owner", ["meta"], postgresql_using="gin", postgresql_concurrently=True)
        op.create_table_comment("pet", "all pets")
        op.execute(sa.text("UPDATE owner SET name = :n WHERE id IN :ids").bindparams(sa.bindparam("ids", [1, 2], expanding=True), n="x"))
    if dialect == "mysql":
        op.add_column("owner", sa.Column("tiny", mysql.TINYINT(display_width=1), nullable=False))
        op.add_column("owner", sa.Column("long", mysql.LONGTEXT(collation="utf8mb4_bin")))
        op.alter_column("owner", "seen", existing_type=sa.DateTime(), nullable=False)
    owner = sa.table("owner", sa.column("id", sa.Integer), sa.column("name", sa.String), sa.column("flag", sa.Boolean))
    op.bulk_insert(owner, [{"id": 1, "name": "it's", "flag": True}, {"id": 2, "name": None, "flag": False}])
    op.execute(owner.update().where(owner.c.name == op.inline_literal("x")).values({"name": op.inline_literal("y")}))
    op.execute(owner.delete().where(sa.and_(owner.c.id > 5, sa.or_(owner.c.name.is_(None), owner.c.name.like("a_")))))
    for number, word in enumerate(["one", "two"], 1):
        op.execute(f"INSERT INTO label (id, score) VALUES ({number}, '{word!s:>4}')")
    op.drop_index("ix_pet_name", table_name="pet")
    op.drop_column("owner", "wait")
    op.drop_table("label")


def downgrade():
    op.drop_table("pet")
    op.drop_table("owner")
    sa.Enum(name="color").drop(op.get_bind(), checkfirst=False)
