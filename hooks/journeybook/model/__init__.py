"""What a book is made of. Nothing here reads a file or knows a page."""
