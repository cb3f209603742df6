"""The form of an office's export: instructions first, then titles, data and total, a code list last."""

from datetime import datetime
from io import BytesIO

import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

# Without it the workbook carries the moment of writing, and no two are the same.
SENT_AT = datetime(2016, 11, 14, 8, 30)
INSTRUCTIONS = (
    'Lembar "Data TK Baru" diisi satu baris per tenaga kerja, mulai baris ke-7. Baris judul jangan diubah.',
    "NIK diisi 16 angka sesuai KTP-el. Format sel harus Teks supaya angka terakhir tidak berubah menjadi 0.",
    "NOMOR KPJ diisi 11 karakter setelah kartu peserta terbit. Boleh dikosongkan.",
    "TGL_LAHIR dan TANGGAL KEPESERTAAN diisi dengan format hh-bb-tttt, contoh 12-11-2016.",
    'SEGMEN, PAKET PROGRAM, KODE_KANTOR, KODE_KEGIATAN dan SUMBER IURAN diisi sesuai lembar "Kode".',
    "KODE_KADER dan NAMA_KADER diisi dengan kader yang mendaftarkan. Kosongkan bila mendaftar sendiri.",
    "KABUPATEN dan KECAMATAN diisi sesuai domisili tenaga kerja, bukan lokasi kegiatan.",
    "UPAH dan IURAN diisi dalam rupiah per bulan, tanpa tanda Rp.",
    "File dikirim ke Kantor Cabang paling lambat satu hari kerja setelah kegiatan.",
)
TITLES = (
    "DAFTAR TENAGA KERJA BARU BUKAN PENERIMA UPAH (BPU)",
    "BPJS KETENAGAKERJAAN KANTOR CABANG JAMBI",
    "KEGIATAN: GREBEG PASAR ANGSO DUO, 12 NOVEMBER 2016",
    "DATA CONTOH: SELURUH TENAGA KERJA DALAM DAFTAR INI FIKTIF",
)
CODES = (
    ("SEGMEN", "PU", "Penerima Upah"),
    ("SEGMEN", "BPU", "Bukan Penerima Upah"),
    ("SEGMEN", "JAKON", "Jasa Konstruksi"),
    ("SEGMEN", "PMI", "Pekerja Migran Indonesia"),
    ("PAKET PROGRAM", "JKK+JKM", "2 program, iuran mulai Rp 16.800"),
    ("PAKET PROGRAM", "JKK+JKM+JHT", "3 program, iuran mulai Rp 36.800"),
    ("SUMBER IURAN", "Mandiri", "Dibayar peserta sendiri"),
    ("SUMBER IURAN", "APBD", "Dibayar pemerintah daerah"),
    ("SUMBER IURAN", "Desa", "Dibayar dana desa"),
    ("SUMBER IURAN", "CSR", "Dibayar donatur atau perusahaan"),
    ("KODE_KANTOR", "JMB", "KC Jambi"),
    ("KODE_KANTOR", "MJB", "KCP Muaro Jambi"),
    ("KODE_KANTOR", "TBO", "KCP Tebo"),
    ("KODE_KANTOR", "TJB", "KCP Tanjung Jabung Barat"),
    ("KODE_KANTOR", "BTH", "KCP Batang Hari"),
    ("KODE_KEGIATAN", "GRB-20161112", "Grebeg Pasar Angso Duo, 12 November 2016"),
)
# Zero-based row of the header: the sixth line of the sheet.
HEADER_ROW = 5
WIDTHS = {"NO": 6, "NIK": 20, "NAMA_LENGKAP": 22, "NAMA_KANTOR": 26, "NAMA_KADER": 18, "NAMA_KEGIATAN": 26,
          "KABUPATEN": 20, "KECAMATAN": 18, "JENIS_PEKERJAAN": 22}  # fmt: skip
OTHER_WIDTH = 16
AMOUNTS = ("UPAH", "IURAN")


def write(rows: list[dict[str, str | int]]) -> bytes:
    """XLSX with sheets "Petunjuk Pengisian", "Data TK Baru", "Kode"; the headers are the keys of `rows`."""
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        book.set_properties({"title": TITLES[0].title(), "comments": "Data contoh", "created": SENT_AT})
        _instructions(book)
        _data(book, rows)
        _codes(book)
    return content.getvalue()


def _instructions(book: Workbook) -> None:
    sheet = book.add_worksheet("Petunjuk Pengisian")
    sheet.hide_gridlines(2)
    sheet.set_column("A:A", 5)
    sheet.set_column("B:B", 110)
    title = book.add_format({"bold": True, "font_size": 14})
    sheet.write("A1", "PETUNJUK PENGISIAN DATA TENAGA KERJA BARU", title)
    line = book.add_format({"text_wrap": True, "valign": "top"})
    for number, instruction in enumerate(INSTRUCTIONS, start=1):
        sheet.write_row(number + 1, 0, (number, instruction), line)


def _data(book: Workbook, rows: list[dict[str, str | int]]) -> None:
    sheet = book.add_worksheet("Data TK Baru")
    headers = list(rows[0])
    for column, header in enumerate(headers):
        sheet.set_column(column, column, WIDTHS.get(header, OTHER_WIDTH))
    title = book.add_format({"bold": True, "align": "center", "font_size": 12})
    for line, text in enumerate(TITLES):
        sheet.merge_range(line, 0, line, len(headers) - 1, text, title)
    head = book.add_format({"bold": True, "align": "center", "bg_color": "#C6E0B4", "border": 1})
    sheet.write_row(HEADER_ROW, 0, headers, head)
    _table(book, sheet, rows)
    _total(book, sheet, rows)
    _signatures(sheet, HEADER_ROW + len(rows) + 3, headers.index("UPAH"))
    sheet.freeze_panes(HEADER_ROW + 1, headers.index("NAMA_LENGKAP") + 1)
    sheet.activate()


def _table(book: Workbook, sheet: Worksheet, rows: list[dict[str, str | int]]) -> None:
    text = book.add_format({"num_format": "@", "border": 1})
    number = book.add_format({"num_format": "#,##0", "border": 1})
    for line, row in enumerate(rows, start=HEADER_ROW + 1):
        for column, value in enumerate(row.values()):
            if isinstance(value, int):
                sheet.write_number(line, column, value, number)
            else:
                sheet.write_string(line, column, value, text)
    sheet.ignore_errors({"number_stored_as_text": f"B{HEADER_ROW + 2}:B{HEADER_ROW + 1 + len(rows)}"})


def _total(book: Workbook, sheet: Worksheet, rows: list[dict[str, str | int]]) -> None:
    bold = book.add_format({"bold": True, "num_format": "#,##0", "border": 1})
    line = HEADER_ROW + 1 + len(rows)
    headers = list(rows[0])
    sheet.write_row(line, 0, [""] * len(headers), bold)
    sheet.write(line, headers.index("NO"), "Jumlah", bold)
    sheet.write(line, headers.index("NAMA_LENGKAP"), f"{len(rows)} orang", bold)
    for amount in AMOUNTS:
        sheet.write(line, headers.index(amount), sum(row[amount] for row in rows), bold)


def _signatures(sheet: Worksheet, line: int, column: int) -> None:
    sheet.write(line, column, "Jambi, 12 November 2016")
    sheet.write(line + 1, 1, "Mengetahui,")
    sheet.write(line + 1, column, "Dibuat oleh,")
    sheet.write(line + 5, 1, "Kepala Kantor Cabang Jambi")
    sheet.write(line + 5, column, "Petugas Pendaftaran")


def _codes(book: Workbook) -> None:
    sheet = book.add_worksheet("Kode")
    sheet.set_column("A:C", 20)
    sheet.set_column("C:C", 44)
    sheet.write_row(0, 0, ("KELOMPOK", "KODE", "KETERANGAN"), book.add_format({"bold": True}))
    for line, code in enumerate(CODES, start=1):
        sheet.write_row(line, 0, code)
