"""Exports of enrollments: one row per worker enrolled."""

from dataclasses import replace

from acquisition.contract import columns
from acquisition.contract.kind import Column, Kind
from acquisition.i18n import N_

ENROLLMENTS = Kind(
    name="enrollments",
    sheet="Data TK Baru",
    row=N_("One row per worker enrolled"),
    columns=(
        columns.NIK,
        Column(
            "kpj",
            ("nomor_kpj", "no_kpj", "nomor_kartu_peserta", "nomor_peserta", "no_peserta"),
            meaning=N_("Number of the participant card: 11 characters, which are counted and not kept"),
            example="CTH00000001",
        ),
        Column(
            "tanggal_kepesertaan",
            (
                "tgl_kepesertaan",
                "tanggal_daftar",
                "tgl_daftar",
                "tanggal_pendaftaran",
                "tgl_pendaftaran",
                "enrollment_date",
                "registration_date",
            ),
            required=True,
            typed=True,
            is_day=True,
            meaning=N_("Day of enrollment"),
            example="12-11-2016",
        ),
        columns.SEGMENT,
        Column(
            "program",
            ("paket_program", "paket", "kode_paket", "program_diikuti", "jenis_program"),
            meaning=N_("Programs taken: of JKK, JKM, JHT, JP and JKP, or 2P, 3P, 4P"),
            example="JKK+JKM",
        ),
        columns.OFFICE_CODE,
        columns.OFFICE,
        replace(
            columns.CADRE_CODE,
            meaning=N_("Code of the cadre who enrolled the worker; empty for a walk-in"),
        ),
        columns.CADRE,
        replace(
            columns.EVENT_CODE,
            meaning=N_("Code of the event at which the worker was enrolled; empty outside events"),
        ),
        columns.EVENT,
        replace(columns.REGENCY, meaning=N_("Regency where the worker lives, best by its name")),
        columns.DISTRICT,
        Column(
            "pekerjaan",
            ("jenis_pekerjaan_1", "jenis_pekerjaan", "profesi", "pekerjaan_1", "occupation"),
            meaning=N_("Occupation"),
            example="Pedagang sayur",
        ),
        Column(
            "upah",
            ("penghasilan", "upah_dilaporkan", "dasar_upah", "gaji", "wage"),
            typed=True,
            amount=True,
            meaning=N_("Wage or declared income, rupiah a month"),
            example="1.000.000",
        ),
        Column(
            "iuran",
            ("total_iuran", "jumlah_iuran", "nominal_iuran", "besar_iuran", "iuran_per_bulan", "iuran_bulan"),
            typed=True,
            amount=True,
            meaning=N_("Contribution, rupiah a month"),
            example="16.800",
        ),
        Column(
            "sumber_iuran",
            ("sumber_dana", "pendanaan", "sumber_pendanaan", "sumber_pembayaran", "funding"),
            meaning=N_("Who pays: mandiri (the worker), APBD, desa (village) or CSR (sponsor)"),
            example="Mandiri",
        ),
        columns.SUPERVISOR,
    ),
    required_any=columns.EITHER_OFFICE,
)
