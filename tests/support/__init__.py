"""What several tests share: a served folder, a watched browser page."""
