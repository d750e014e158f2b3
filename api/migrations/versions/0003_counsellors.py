"""The counsellors' side: persons, hand-offs, notes, return codes, the audit chain."""

import sqlalchemy as sa
from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"


def upgrade() -> None:
    op.create_table(
        "auditentry",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("person", sa.String(40), nullable=False),
        sa.Column("action", sa.String(24), nullable=False),
        sa.Column("subject", sa.String(40), nullable=False),
        sa.Column("detail", sa.String(40), nullable=False),
        sa.Column("key_id", sa.String(16), nullable=False),
        sa.Column("stamp", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_table(
        "audithead",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("stamp", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    # The chain begins here: an empty table found later is one that somebody emptied.
    op.execute("INSERT INTO audithead (id, seq, stamp) VALUES (1, 0, '')")
    op.create_table(
        "dutyhours",
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("hours", sa.String(200), nullable=False),
        sa.PrimaryKeyConstraint("day"),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("role", sa.String(12), nullable=False),
        sa.Column("password_hash", sa.String(128), nullable=False),
        sa.Column("must_renew", sa.Boolean(), nullable=False),
        sa.Column("totp", sa.LargeBinary(), nullable=True),
        sa.Column("totp_confirmed", sa.Boolean(), nullable=False),
        sa.Column("totp_last", sa.Integer(), nullable=False),
        sa.Column("recovery", sa.JSON(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("locked_until", sa.DateTime(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_person_name"), ["name"], unique=True)
    op.create_table(
        "phrase",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("situation", sa.String(40), nullable=False),
        sa.Column("text", sa.String(600), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "tally",
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", "name"),
    )
    op.create_table(
        "handoff",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("conversation_id", sa.String(32), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("reason", sa.String(12), nullable=False),
        sa.Column("level", sa.String(10), nullable=False),
        sa.Column("axes", sa.JSON(), nullable=False),
        sa.Column("struck", sa.JSON(), nullable=False),
        sa.Column("opened_at", sa.DateTime(), nullable=False),
        sa.Column("waiting_since", sa.DateTime(), nullable=False),
        sa.Column("announced", sa.Integer(), nullable=False),
        sa.Column("released", sa.Boolean(), nullable=False),
        sa.Column("taken_by", sa.String(32), nullable=True),
        sa.Column("taken_at", sa.DateTime(), nullable=True),
        sa.Column("help_wanted", sa.Boolean(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("outcome", sa.String(24), nullable=True),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversation.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["taken_by"],
            ["person.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("handoff", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_handoff_conversation_id"), ["conversation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_handoff_state"), ["state"], unique=False)
        batch_op.create_index(batch_op.f("ix_handoff_taken_by"), ["taken_by"], unique=False)
        batch_op.create_index(
            "one_open_handoff",
            ["conversation_id"],
            unique=True,
            sqlite_where=sa.text("state IN ('waiting', 'taken')"),
            postgresql_where=sa.text("state IN ('waiting', 'taken')"),
        )
    op.create_table(
        "loginsession",
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("person_id", sa.String(32), nullable=False),
        sa.Column("step", sa.String(8), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("last_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("token_hash"),
    )
    with op.batch_alter_table("loginsession", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_loginsession_person_id"), ["person_id"], unique=False)
    op.create_table(
        "note",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("conversation_id", sa.String(32), nullable=False),
        sa.Column("person_id", sa.String(32), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversation.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("note", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_note_conversation_id"), ["conversation_id"], unique=False)
    op.create_table(
        "presence",
        sa.Column("person_id", sa.String(32), nullable=False),
        sa.Column("last_seen", sa.DateTime(), nullable=False),
        sa.Column("on_break", sa.Boolean(), nullable=False),
        sa.Column("watching", sa.String(32), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person_id"),
    )
    op.create_table(
        "receipt",
        sa.Column("conversation_id", sa.String(32), nullable=False),
        sa.Column("locator", sa.String(64), nullable=False),
        sa.Column("code_hash", sa.String(128), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversation.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("conversation_id"),
    )
    with op.batch_alter_table("receipt", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_receipt_expires_at"), ["expires_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_receipt_locator"), ["locator"], unique=True)
    op.create_table(
        "regrade",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("conversation_id", sa.String(32), nullable=False),
        sa.Column("person_id", sa.String(32), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("before", sa.String(10), nullable=False),
        sa.Column("after", sa.String(10), nullable=False),
        sa.Column("reason", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversation.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("regrade", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_regrade_conversation_id"), ["conversation_id"], unique=False)
    # Not in a batch: on SQLite that could copy the table, and dropping the old one deletes every event.
    op.add_column("conversation", sa.Column("quiet_to", sa.Integer(), server_default="0", nullable=False))


def downgrade() -> None:
    op.drop_column("conversation", "quiet_to")
    with op.batch_alter_table("regrade", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_regrade_conversation_id"))
    op.drop_table("regrade")
    with op.batch_alter_table("receipt", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_receipt_locator"))
        batch_op.drop_index(batch_op.f("ix_receipt_expires_at"))
    op.drop_table("receipt")
    op.drop_table("presence")
    with op.batch_alter_table("note", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_note_conversation_id"))
    op.drop_table("note")
    with op.batch_alter_table("loginsession", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_loginsession_person_id"))
    op.drop_table("loginsession")
    with op.batch_alter_table("handoff", schema=None) as batch_op:
        batch_op.drop_index(
            "one_open_handoff",
            sqlite_where=sa.text("state IN ('waiting', 'taken')"),
            postgresql_where=sa.text("state IN ('waiting', 'taken')"),
        )
        batch_op.drop_index(batch_op.f("ix_handoff_taken_by"))
        batch_op.drop_index(batch_op.f("ix_handoff_state"))
        batch_op.drop_index(batch_op.f("ix_handoff_conversation_id"))
    op.drop_table("handoff")
    op.drop_table("tally")
    op.drop_table("phrase")
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_person_name"))
    op.drop_table("person")
    op.drop_table("dutyhours")
    op.drop_table("audithead")
    op.drop_table("auditentry")
