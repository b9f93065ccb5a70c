"""Where posts stand on platforms, as somebody told, and which of them have to be taken down."""
