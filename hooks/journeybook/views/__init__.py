"""What pages show, ready to print: sorted, grouped, counted, addressed. No templates, no Mermaid text, no files."""
