"""Contributions: what a campaign prints beside its entries; mayors' statements, personal stories, quotes."""
