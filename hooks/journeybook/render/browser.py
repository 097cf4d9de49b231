"""What every page brings to the browser besides its content: our styles, scripts and their settings. No Jinja."""

from __future__ import annotations

from pathlib import Path

from journeybook.words import Words

THEME = Path(__file__).parent.parent / "theme"
ASSETS = "assets/journeybook"
DIAGRAMS = f"{ASSETS}/vendor/mermaid.min.js"


def diagram_words(words: Words) -> dict[str, str]:
    """What the script that draws diagrams says, by the names it knows."""
    return {key: words(key) for key in ("diagram", "diagram_failed")}
