"""The slides of a meeting as a PPTX of native charts, tables and shapes."""
