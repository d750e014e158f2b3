"""What a person judged already, and what a visitor was shown of what is passed on."""

import sqlalchemy as sa
from alembic import op

revision: str = "0008"
down_revision: str | None = "0007"

SHOWN = {"audience": 12, "age_band": 8, "intent": 40}


def upgrade() -> None:
    op.add_column("conversation", sa.Column("judged_to", sa.Integer(), nullable=False, server_default="0"))
    for name, length in SHOWN.items():
        op.add_column("handoff", sa.Column(name, sa.String(length), nullable=True))
        now = f"(SELECT {name} FROM conversation WHERE conversation.id = handoff.conversation_id)"
        op.execute(sa.text(f"UPDATE handoff SET {name} = {now} WHERE state IN ('waiting', 'taken')"))  # noqa: S608


def downgrade() -> None:
    for name in SHOWN:
        op.drop_column("handoff", name)
    op.drop_column("conversation", "judged_to")
