"""What is posted: a template and its subject, and what somebody chose for it."""
