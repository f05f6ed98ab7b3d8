"""Step two: what a text says becomes rows, each with its place in the raw text."""
