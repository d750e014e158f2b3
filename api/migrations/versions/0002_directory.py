"""The directory of help nearby."""

import sqlalchemy as sa
from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"


def upgrade() -> None:
    op.create_table(
        "organization",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("source", sa.String(40), nullable=False),
        sa.Column("source_id", sa.String(120), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("description", sa.String(2000), nullable=False),
        sa.Column("website", sa.String(500), nullable=False),
        sa.Column("email", sa.String(200), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_organization_source", "organization", ["source"])
    op.create_table(
        "service",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("source", sa.String(40), nullable=False),
        sa.Column("source_id", sa.String(120), nullable=False),
        sa.Column("organization_id", sa.String(36), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("what", sa.String(4000), nullable=False),
        sa.Column("first_visit", sa.String(1000), nullable=False),
        sa.Column("needs", sa.JSON(), nullable=False),
        sa.Column("audiences", sa.JSON(), nullable=False),
        sa.Column("min_age", sa.Integer(), nullable=True),
        sa.Column("max_age", sa.Integer(), nullable=True),
        sa.Column("alone", sa.Boolean(), nullable=True),
        sa.Column("anonymous", sa.Boolean(), nullable=True),
        sa.Column("appointment", sa.String(8), nullable=False),
        sa.Column("by_professionals", sa.Boolean(), nullable=False),
        sa.Column("address", sa.String(300), nullable=False),
        sa.Column("confidential", sa.Boolean(), nullable=False),
        sa.Column("postcode", sa.String(5), nullable=False),
        sa.Column("commune", sa.String(5), nullable=False),
        sa.Column("city", sa.String(80), nullable=False),
        sa.Column("department", sa.String(3), nullable=False),
        sa.Column("nationwide", sa.Boolean(), nullable=False),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("phones", sa.JSON(), nullable=False),
        sa.Column("email", sa.String(200), nullable=False),
        sa.Column("website", sa.String(500), nullable=False),
        sa.Column("hours", sa.String(500), nullable=False),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("accessibility", sa.String(500), nullable=False),
        sa.Column("cost", sa.String(8), nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("licence", sa.String(80), nullable=False),
        sa.Column("assured_on", sa.Date(), nullable=True),
        sa.Column("demo", sa.Boolean(), nullable=False),
        sa.Column("same_as", sa.String(36), nullable=True),
        sa.ForeignKeyConstraint(["organization_id"], ["organization.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("source", "source_id"),
    )
    for column in ("organization_id", "commune", "department"):
        op.create_index(f"ix_service_{column}", "service", [column])
    op.create_table(
        "serviceneed",
        sa.Column("service_id", sa.String(36), nullable=False),
        sa.Column("need", sa.String(20), nullable=False),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("department", sa.String(3), nullable=False),
        sa.Column("min_age", sa.Integer(), nullable=False),
        sa.Column("max_age", sa.Integer(), nullable=False),
        sa.Column("young", sa.Boolean(), nullable=False),
        sa.Column("parent", sa.Boolean(), nullable=False),
        sa.Column("by_professionals", sa.Boolean(), nullable=False),
        sa.Column("assured_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("service_id", "need"),
    )
    op.create_index("need_near", "serviceneed", ["need", "lat", "lon"])
    op.create_index("need_department", "serviceneed", ["need", "department"])
    op.create_table(
        "wrongentry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("service_id", sa.String(36), nullable=False),
        sa.Column("what", sa.String(12), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_wrongentry_service_id", "wrongentry", ["service_id"])


def downgrade() -> None:
    for table in ("wrongentry", "serviceneed", "service", "organization"):
        op.drop_table(table)
