"""Overseeing a round: how judges read, what is silent or odd, reminders, a judge replaced, reads lacking."""
