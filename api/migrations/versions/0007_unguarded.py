"""What search reads is made anew of the services in the same transaction: no foreign key need guard it.

A third of a load's time went into looking up, line by line, the services that the lines had just come from.
"""

import sqlalchemy as sa
from alembic import op

revision: str = "0007"
down_revision: str | None = "0006"

NAMES = {"fk": "%(table_name)s_%(column_0_name)s_fkey"}  # PostgreSQL's own; SQLite keeps none


def upgrade() -> None:
    with op.batch_alter_table("serviceneed", naming_convention=NAMES) as table:
        table.drop_constraint("serviceneed_service_id_fkey", type_="foreignkey")


def downgrade() -> None:
    op.execute(sa.text("DELETE FROM serviceneed WHERE service_id NOT IN (SELECT id FROM service)"))
    with op.batch_alter_table("serviceneed", naming_convention=NAMES) as table:
        table.create_foreign_key(
            "serviceneed_service_id_fkey", "service", ["service_id"], ["id"], ondelete="CASCADE"
        )
