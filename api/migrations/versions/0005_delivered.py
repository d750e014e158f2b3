"""How far a counsellor's words have been seen to arrive."""

import sqlalchemy as sa
from alembic import op

revision: str = "0005"
down_revision: str | None = "0004"


def upgrade() -> None:
    op.add_column("conversation", sa.Column("delivered", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    op.drop_column("conversation", "delivered")
