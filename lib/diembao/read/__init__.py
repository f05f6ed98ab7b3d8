"""Step one: files become the articles table, clean text with a way back, passages and sentences."""
