"""Customer journeys as code: YAML in git becomes pages, diagrams, tables and backlogs. Only a version here."""

__version__ = "0.1.0"
