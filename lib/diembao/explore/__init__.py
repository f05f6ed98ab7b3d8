"""Step three: words, statistics, topics and sentiment, each a table that leads back to its sentences."""
