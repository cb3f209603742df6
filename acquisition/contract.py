"""What an export must hold: its columns and the header names offices use for them, written once."""

import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """A column of a kind of export; `aliases` are header spellings, the stronger ones first."""

    name: str
    aliases: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True)
class Kind:
    """A kind of export: its columns, and groups of columns of which at least one must be there."""

    name: str
    columns: tuple[Column, ...]
    required_any: tuple[tuple[str, ...], ...] = ()

    @property
    def column_names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @property
    def required(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns if column.required)


def header_key(text: str) -> str:
    """The part of a header that identifies it: lower case, without accents, blanks and punctuation."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in plain.lower() if letter.isascii() and letter.isalnum())


ENROLLMENTS = Kind(
    name="enrollments",
    columns=(
        Column(
            "nik",
            (
                "nomor_identitas",
                "no_nik",
                "nomor_nik",
                "no_ktp",
                "nomor_ktp",
                "nik_ktp",
                "nomor_induk_kependudukan",
            ),
            required=True,
        ),
        Column("kpj", ("nomor_kpj", "no_kpj", "nomor_kartu_peserta", "nomor_peserta", "no_peserta")),
        Column(
            "tanggal_kepesertaan",
            ("tgl_kepesertaan", "tanggal_daftar", "tgl_daftar", "tanggal_pendaftaran", "tgl_pendaftaran"),
            required=True,
        ),
        Column(
            "segmen",
            (
                "segment",
                "segmentasi",
                "segmen_peserta",
                "segmen_kepesertaan",
                "jenis_kepesertaan",
                "jenis_peserta",
            ),
            required=True,
        ),
        Column("program", ("paket_program", "paket", "kode_paket", "program_diikuti", "jenis_program")),
        Column(
            "kode_kantor", ("kode_kacab", "kode_kantor_cabang", "kd_kantor", "kode_unit_kerja", "branch_code")
        ),
        Column(
            "nama_kantor",
            (
                "kantor_cabang",
                "nama_kantor_cabang",
                "kantor",
                "kacab",
                "nama_kacab",
                "unit_kerja",
                "branch",
                "cabang",
            ),
        ),
        Column(
            "kode_kader", ("kd_kader", "id_kader", "no_kader", "nomor_kader", "kode_agen", "kode_perisai")
        ),
        Column(
            "nama_kader", ("kader", "kader_penggerak", "nama_kader_penggerak", "nama_agen", "nama_perisai")
        ),
        Column("kode_kegiatan", ("kd_kegiatan", "id_kegiatan", "kode_event", "event_code")),
        Column("nama_kegiatan", ("kegiatan", "nama_event", "event", "nama_acara", "acara")),
        Column(
            "kabupaten",
            (
                "kabupaten_kota",
                "kab_kota",
                "kota_kabupaten",
                "nama_kabupaten",
                "kabupaten_kota_domisili",
                "lokasi_pekerjaan",
                "kab",
                "kota",
                "regency",
            ),
        ),
        Column("kecamatan", ("nama_kecamatan", "kec", "district")),
        Column("pekerjaan", ("jenis_pekerjaan_1", "jenis_pekerjaan", "profesi", "pekerjaan_1", "occupation")),
        Column("upah", ("penghasilan", "upah_dilaporkan", "dasar_upah", "gaji", "wage")),
        Column("iuran", ("total_iuran", "jumlah_iuran", "nominal_iuran", "besar_iuran", "iuran_per_bulan")),
        Column(
            "sumber_iuran", ("sumber_dana", "pendanaan", "sumber_pendanaan", "sumber_pembayaran", "funding")
        ),
        Column("pembina", ("nama_pembina", "pembina_kader", "kode_pembina", "petugas_pembina", "supervisor")),
    ),
    required_any=(("kode_kantor", "nama_kantor"),),
)
