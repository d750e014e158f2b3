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
    handoff = sa.table("handoff", *map(sa.column, ("conversation_id", "state", *SHOWN)))
    conversation = sa.table("conversation", *map(sa.column, ("id", *SHOWN)))
    of_it = conversation.c.id == handoff.c.conversation_id
    stands = {name: sa.select(conversation.c[name]).where(of_it).scalar_subquery() for name in SHOWN}
    op.execute(handoff.update().where(handoff.c.state.in_(("waiting", "taken"))).values(stands))


def downgrade() -> None:
    for name in SHOWN:
        op.drop_column("handoff", name)
    op.drop_column("conversation", "judged_to")
