"""What rules named of a conversation, apart from what a model thinks likely."""

import sqlalchemy as sa
from alembic import op

revision: str = "0009"
down_revision: str | None = "0008"


def upgrade() -> None:
    op.add_column("conversation", sa.Column("named", sa.JSON(), nullable=False, server_default="[]"))


def downgrade() -> None:
    op.drop_column("conversation", "named")
