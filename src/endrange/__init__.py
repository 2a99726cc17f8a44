"""Endrange: a hip coach that runs on the person's own machine."""
