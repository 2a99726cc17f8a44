"""Charts as Vega-Lite, drawn as SVG. Only `look` may be imported early: Altair takes half a second."""
