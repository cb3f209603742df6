"""What a remark on a row says: what is wrong, what was expected, what to do. One entry for each code."""

from dataclasses import dataclass

from acquisition.contract import KINDS
from acquisition.i18n import N_, Language


@dataclass(frozen=True)
class Remark:
    """Messages of the catalogs. Without `expected`, the contract's meaning of the column says it."""

    wrong: str
    to_do: str
    expected: str = ""


_TYPE_NIK = N_("Enter all 16 digits from the identity card, in a cell formatted as text.")
_TYPE_DATE = N_("Enter the day first, as 12-11-2016.")
_CODE_OR_NAME = N_("Write the office as in the list of offices; if it is new, send that list first.")
_LOOK_UP = N_("Check the cell and write it as the list says; if it is new, send that list first.")
_IF_WRONG = N_("The row was taken in; send it again only if it is wrong.")
_NOT_DATA = N_("Nothing, unless it is a row of data: then fill in its cells and send the file again.")
_NO_ROW = N_("no data")
REMARKS = {
    "bpu_without_jkk_jkm": Remark(
        N_("BPU without JKK and JKM"), N_("Check which programs were taken."), N_("at least JKK and JKM")
    ),
    "cadre_contradictory": Remark(
        N_("cadre code and cadre name are those of two cadres; the code counts"),
        N_("Correct the one that is wrong, or leave it empty."),
        N_("code and name of the same cadre"),
    ),
    "cells_beyond_header": Remark(
        N_("something stands beyond the last column of the header"),
        N_("Check whether a cell was split in two; the row was taken in."),
        N_("as many cells as the header has; how many were found stands under Found"),
    ),
    "cells_joined": Remark(
        N_("several values stand in one cell"),
        N_("Put each value in the cell below its heading, or export the file again."),
        N_("one value in each cell"),
    ),
    "cells_shifted": Remark(
        N_("more or fewer cells than the header, and some stand in the wrong column"),
        N_("Put each cell below its heading; write amounts without decimals."),
        N_("as many cells as the header has; how many were found stands under Found"),
    ),
    "contradicts_earlier_row": Remark(
        N_("contradicts an earlier row of the file"),
        N_("Keep the row that is right and delete the other."),
        N_("one row for each; the line of the earlier one stands under Found"),
    ),
    "contribution_implausible": Remark(
        N_("contribution is lower than anybody pays"),
        N_("Check whether it is in thousands, and write the whole amount; the row was taken in."),
        N_("rupiah a month: at least 8,400 of BPU, 1,000 of anybody"),
    ),
    "contribution_unreadable": Remark(
        N_("contribution cannot be read"), N_("Enter the amount in rupiah, without words.")
    ),
    "date_before_1977": Remark(
        N_("enrollment date lies before 1977"), _TYPE_DATE, N_("a day from 1 January 1977 on")
    ),
    "date_far_from_others": Remark(
        N_("enrollment date lies years from the others of the file"),
        N_("Check the year."),
        N_("a day near the others of the file"),
    ),
    "date_in_future": Remark(
        N_("enrollment date lies in the future"), N_("Check day, month and year."), N_("a day up to today")
    ),
    "date_missing": Remark(N_("no enrollment date"), _TYPE_DATE),
    "date_unreadable": Remark(
        N_("enrollment date cannot be read"), _TYPE_DATE, N_("a day such as 12-11-2016, day first")
    ),
    "date_with_short_year": Remark(
        N_("the year of the enrollment date has two digits"),
        N_("Show the date with four digits of the year (dd-mm-yyyy) before saving as CSV."),
        N_("a day such as 12-11-2016, day first"),
    ),
    "district_unknown": Remark(N_("unknown district"), _IF_WRONG, N_("a district of that regency")),
    "duplicate": Remark(
        N_("the same enrollment was there before"),
        N_("Nothing: it counts once."),
        N_("each enrollment once; file, sheet and line of the earlier row stand under Found"),
    ),
    "duplicate_differs": Remark(
        N_("the same enrollment was there before, with other particulars"),
        N_("Find out which row is right; withdraw or correct the file of the other one."),
        N_("each enrollment once; file, sheet and line of the earlier row stand under Found"),
    ),
    "differs_from_earlier_row": Remark(
        N_("differs from the row that it repeats"),
        N_("Find out which row is right; withdraw or correct the file of the other one."),
        N_("the same as in the earlier row, which stands after the sign ≠"),
    ),
    "ends_before_it_begins": Remark(
        N_("the end lies before the beginning"), N_("Check both."), N_("an end after the beginning")
    ),
    "funding_unknown": Remark(N_("unknown source of contribution"), _IF_WRONG),
    "kpj_not_11_characters": Remark(N_("KPJ does not have 11 characters"), _IF_WRONG, N_("11 characters")),
    "more_active_than_potential": Remark(
        N_("more active participants than potential ones"),
        N_("Check both numbers."),
        N_("at most as many active as potential"),
    ),
    "nik_birth_impossible": Remark(
        N_("NIK names no possible province or day of birth"),
        N_("Compare it with the identity card; the row was taken in."),
        N_("digits 1-2 from 11 on, 7-8 a day (women + 40), 9-10 a month"),
    ),
    "nik_elsewhere": Remark(
        N_("a number as long as a NIK stands in another column"),
        N_("Put each cell below its heading."),
        N_("16 digits, as text"),
    ),
    "nik_implausible": Remark(
        N_("NIK repeats one digit: a placeholder"), _TYPE_NIK, N_("the 16 digits of a true NIK")
    ),
    "nik_missing": Remark(N_("no NIK"), _TYPE_NIK, N_("16 digits, as text")),
    "nik_not_16_digits": Remark(N_("NIK does not have 16 digits"), _TYPE_NIK, N_("16 digits, as text")),
    "nik_numeric": Remark(
        N_("NIK was saved as a number: its last digit is lost"), _TYPE_NIK, N_("16 digits, as text")
    ),
    "nik_scientific": Remark(
        N_("NIK in scientific notation: its digits are lost"), _TYPE_NIK, N_("16 digits, as text")
    ),
    "office_contradictory": Remark(
        N_("office code and office name contradict each other"),
        N_("Correct the one that is wrong, or leave it empty."),
        N_("code and name of the same office"),
    ),
    "office_missing": Remark(N_("no office"), _CODE_OR_NAME),
    "office_name_unknown": Remark(N_("unknown office name; the office code counts"), _IF_WRONG),
    "office_unknown": Remark(N_("unknown office"), _CODE_OR_NAME),
    "regency_code_ambiguous": Remark(
        N_("regency code means two regencies (BPS, Kemendagri): give the name"),
        N_("Write the name instead of the code, or say at the upload which codes are used."),
        N_("the name of a regency of Jambi"),
    ),
    "regency_missing": Remark(N_("no regency: not placed on the map"), _IF_WRONG),
    "regency_unknown": Remark(N_("unknown regency: not placed on the map"), _IF_WRONG),
    "replaces_earlier_entry": Remark(
        N_("replaces what an earlier list said"),
        N_("Nothing, if the new list is right."),
        N_("new or unchanged"),
    ),
    "segment_missing": Remark(N_("no segment"), N_("Enter the segment.")),
    "segment_unknown": Remark(N_("unknown segment"), N_("Enter the segment.")),
    "skipped_header": Remark(N_("the header again"), _NOT_DATA, _NO_ROW),
    "skipped_text": Remark(N_("a title, a signature or another text"), _NOT_DATA, _NO_ROW),
    "skipped_total": Remark(N_("a total"), _NOT_DATA, _NO_ROW),
    "value_missing": Remark(N_("a value is missing"), N_("Fill in the cell.")),
    "value_unknown": Remark(N_("an unknown value"), _LOOK_UP),
    "value_unreadable": Remark(N_("a value cannot be read"), N_("Write the cell as the example shows.")),
    "wage_implausible": Remark(
        N_("wage is lower than anybody earns in a month"),
        N_("Check whether it is in thousands, and write the whole amount; the row was taken in."),
        N_("rupiah a month, at least 10,000"),
    ),
    "wage_unreadable": Remark(N_("wage cannot be read"), N_("Enter the amount in rupiah, without words.")),
}


@dataclass(frozen=True)
class Told:
    """A remark in a language."""

    wrong: str
    expected: str
    to_do: str


def told(code: str, kind: str, column: str | None, language: Language) -> Told:
    """The remark `code` on a column of a kind of file; a code unknown here stands for itself."""
    remark = REMARKS.get(code, Remark(code, ""))
    expected = language.gettext(remark.expected) or _meaning(kind, column, language)
    return Told(language.gettext(remark.wrong), expected, language.gettext(remark.to_do))


def _meaning(kind: str, name: str | None, language: Language) -> str:
    column = next((one for one in KINDS[kind].columns if one.name == name), None)
    if column is None:
        return ""
    return language.gettext(
        "{meaning}, such as {example}", meaning=language.gettext(column.meaning), example=column.example
    )


def column_title(label: str, name: str) -> str:
    """The office's word for a column and the contract's: "Nomor Identitas (nik)"."""
    return f"{label} ({name})" if label and label != name else name
