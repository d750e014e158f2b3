"""What we claim names its proof: the proofs must exist."""

import re

import pytest

from api.settings import ROOT

PROOF = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


CLAIMS = {"SECURITY.md": 40, "docs/decisions/0011-advisories-of-the-engine.md": 5}  # and how many at least


@pytest.mark.parametrize(("document", "least"), CLAIMS.items())
def test_every_proof_that_is_named_exists(document, least):
    named = PROOF.findall((ROOT / document).read_text(encoding="utf-8"))
    missing = [
        f"{path}::{name}"
        for path, name in named
        if not (ROOT / path).exists() or f"def {name}(" not in (ROOT / path).read_text(encoding="utf-8")
    ]
    assert len(named) >= least
    assert missing == []
