"""How all cards of a campaign look: the design they have, chosen beside pictures of each."""
