"""Many files dropped at once: one request for each, and each a draft of its class."""
