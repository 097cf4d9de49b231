"""`python -m journeybook`, for where the program is not on the PATH."""

from journeybook.cli import main

main(prog_name="journeybook")
