"""Who may come in, what they may see and do, and the record of what was done."""
