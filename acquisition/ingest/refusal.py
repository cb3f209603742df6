"""Files that are refused whole."""

# What to do about a refusal, by its code.
REMEDIES = {
    "amounts_in_thousands": "amounts are in thousands or millions: write them out in full",
    "ambiguous_column": "two headers stand for one column: rename or remove one of them",
    "cancelled": "nothing of this file is in the store: import it again when you wish",
    "changed_while_read": "somebody wrote to the file while it was read: import it again later",
    "damaged": "the file is incomplete or damaged: export it again",
    "dates_mixed": "some dates are written day first, others month first: write all of them day first",
    "dates_month_first": "dates such as 11/30/2016 only make sense month first: write them day first",
    "dates_swapped": "Excel seems to have swapped day and month: format the dates as text, day first",
    "empty_file": "there is nothing in the file: export it again",
    "encrypted": "the file is protected by a password: save it without one",
    "failed": "an error that nobody foresaw: tell whoever looks after the program its name and this file's",
    "identities_rounded": "every NIK ends in 0, as when Excel keeps 15 digits: export again, NIK as text",
    "header_changes": "another header follows with its columns in other places: split the file there",
    "key_missing": "without its key the store cannot know its workers: restore the key from its backup",
    "not_a_file": "this is a folder, a pipe or a device: name the file itself",
    "not_a_table": "no table was found: hand in the export itself",
    "list_for_all": "lists change what all offices see: let somebody who sees all offices hand it in",
    "office_of_others": "some rows are of offices, or name cadres, that are not yours: hand in your own",
    "required_column_missing": "give the file one header row that names the missing columns",
    "sheet_without_header": "a sheet holds rows of workers but no header: give it the header, or delete it",
    "store_busy": "other imports kept the store busy: import the file again later",
    "store_not_writable": "make room on the disk, and see that the store's folder may be written to",
    "store_unreachable": "the catalog in PostgreSQL did not answer: import the file again when it does",
    "timeout": "reading took too long: split the file",
    "too_large": "the file is too large: split it",
    "too_many_cells": "a sheet spans too many cells: delete the empty rows and columns around the data",
    "unknown_format": "hand in an XLSX, XLS, ODS, CSV or text file",
    "unreadable_file": "check that the file is there and may be read",
}


class Refused(Exception):  # noqa: N818
    """A file that cannot be imported: `code` says why, `details` hold JSON-able facts for the message.

    Codes: those of REMEDIES. Details name headers, sheets, limits and days, else no data.
    """

    def __init__(self, code: str, **details):
        super().__init__(code, details)
        self.code = code
        self.details = details

    def __str__(self) -> str:
        facts = ", ".join(f"{name}={value!r}" for name, value in self.details.items())
        return f"{self.code} ({facts})" if facts else self.code
