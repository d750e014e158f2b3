"""Search reads one table only; indexes that only slowed loading are gone."""

import sqlalchemy as sa
from alembic import op

revision: str = "0006"
down_revision: str | None = "0005"

UNREAD = (("organization", "source"), ("service", "organization_id"), ("service", "commune"),
          ("service", "department"))  # fmt: skip


def upgrade() -> None:
    op.add_column("serviceneed", sa.Column("hours", sa.String(500), nullable=False, server_default=""))
    op.add_column(
        "serviceneed", sa.Column("confidential", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    for column in ("hours", "confidential"):
        told = f"(SELECT {column} FROM service WHERE service.id = serviceneed.service_id)"  # noqa: S608
        op.execute(f"UPDATE serviceneed SET {column} = {told}")  # noqa: S608 - our own names
    op.execute("UPDATE serviceneed SET lat = NULL, lon = NULL WHERE department = 'FR'")
    for table, column in UNREAD:
        op.drop_index(f"ix_{table}_{column}", table)


def downgrade() -> None:
    for table, column in UNREAD:
        op.create_index(f"ix_{table}_{column}", table, [column])
    op.drop_column("serviceneed", "confidential")
    op.drop_column("serviceneed", "hours")
