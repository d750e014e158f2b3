"""How the reader learns: `make learn`. Nothing here runs in production."""
