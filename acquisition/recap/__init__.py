"""The rekap reward: one A4 page, to be signed, with what a cadre or an office earned in a period."""
