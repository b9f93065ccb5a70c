"""The kit that the social media manager is handed: what is in it, how it is put together and asked for."""
