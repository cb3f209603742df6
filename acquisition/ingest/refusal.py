"""Files that are refused whole."""


class Refused(Exception):  # noqa: N818
    """A file that cannot be imported: `code` says why, `details` hold JSON-able facts for the message.

    Codes: empty_file, unknown_format, not_a_table, encrypted, damaged, too_large, too_many_cells, timeout,
    required_column_missing, ambiguous_column. Details name headers, sheets and limits, never data.
    """

    def __init__(self, code: str, **details):
        super().__init__(code, details)
        self.code = code
        self.details = details

    def __str__(self) -> str:
        facts = ", ".join(f"{name}={value!r}" for name, value in self.details.items())
        return f"{self.code} ({facts})" if facts else self.code
