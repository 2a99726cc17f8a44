"""Three questions before every session, and what follows from them."""
