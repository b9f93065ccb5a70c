"""A concern about a child: the entry is set apart, and only those responsible see it from then on."""
