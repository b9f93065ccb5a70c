"""Works to practise on before the queue: their scores lie apart, and nothing of them counts anywhere."""
