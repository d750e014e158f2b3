"""The privacy page says how long everything is kept, the code that lets one come back included."""

import re


async def test_every_duration_is_told_also_of_the_return_code(app, client):
    settings = app.state.parts.settings
    page = re.sub(r"\s+", " ", (await client.get("/confidentialite")).text)
    assert f"tout disparaît {settings.retention_bot_minutes} minutes" in page
    assert f"au plus tard {settings.retention_counsellor_hours} heures" in page
    assert f"tout est gardé {settings.retention_receipt_days} jours" in page
    assert "Avec un code, l’équipe peut le lire" in page
