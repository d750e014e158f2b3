"""The page for when no API answers: the proxy shows it from a file, so who comes still finds numbers.

python -m api.pages.away FILE        # again after each upgrade: the numbers are those of this version
"""

import sys
from pathlib import Path

from api.pages.routes import shared, templates
from api.settings import Settings


def main(file: Path) -> None:
    """Whole or not at all, and readable by the proxy, whatever the unit's umask."""
    half = file.with_suffix(".half")
    half.write_text(templates.env.get_template("away.html").render(shared(Settings())), encoding="utf-8")
    half.chmod(0o644)
    half.replace(file)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
