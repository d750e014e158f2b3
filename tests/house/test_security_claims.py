"""SECURITY.md names the proof of each claim: the proofs must exist."""

import re

from api.settings import ROOT

PROOF = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


def test_every_proof_that_security_names_exists():
    named = PROOF.findall((ROOT / "SECURITY.md").read_text(encoding="utf-8"))
    missing = [
        f"{path}::{name}"
        for path, name in named
        if not (ROOT / path).exists() or f"def {name}(" not in (ROOT / path).read_text(encoding="utf-8")
    ]
    assert len(named) > 40
    assert missing == []
