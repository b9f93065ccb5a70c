"""Looking posts over before they are posted: seeing them as platforms show them, changing, approving."""
