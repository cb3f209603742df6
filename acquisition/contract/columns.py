"""Columns that several kinds of files share."""

from acquisition.contract.kind import Column
from acquisition.i18n import N_

NIK = Column(
    "nik",
    (
        "nomor_identitas",
        "no_nik",
        "nomor_nik",
        "no_ktp",
        "nomor_ktp",
        "nik_ktp",
        "no_identitas",
        "ktp",
        "nomor_induk_kependudukan",
        "national_id",
        "national_identity_number",
    ),
    required=True,
    typed=True,
    meaning=N_("National identity number (NIK) of the worker: 16 digits, as text. Kept only as a keyed hash"),
    example="1599011802920001",
)
SEGMENT = Column(
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
    meaning=N_("PU (wage earners), BPU (self-employed), JAKON (construction) or PMI (migrant workers)"),
    example="BPU",
)
OFFICE_CODE = Column(
    "kode_kantor",
    ("kode_kacab", "kode_kantor_cabang", "kd_kantor", "kode_unit_kerja", "branch_code", "office_code"),
    meaning=N_("Code of the office, as in the list of offices"),
    example="JMB",
)
OFFICE = Column(
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
        "office",
    ),
    meaning=N_("Name of the office, in a spelling of the list of offices"),
    example="KC Jambi",
)
CADRE_CODE = Column(
    "kode_kader",
    ("kd_kader", "id_kader", "no_kader", "nomor_kader", "kode_agen", "kode_perisai"),
    meaning=N_("Code of the cadre, as in the list of cadres"),
    example="JMB-01",
)
CADRE = Column(
    "nama_kader",
    ("kader", "kader_penggerak", "nama_kader_penggerak", "nama_agen", "nama_perisai"),
    meaning=N_("Name of the cadre"),
    example="Asnawi Alamsyah",
)
EVENT_CODE = Column(
    "kode_kegiatan",
    ("kd_kegiatan", "id_kegiatan", "kode_event", "event_code"),
    meaning=N_("Code of the event, as in the list of events"),
    example="GRB-20161112",
)
EVENT = Column(
    "nama_kegiatan",
    ("kegiatan", "nama_event", "event", "nama_acara", "acara"),
    meaning=N_("Name of the event"),
    example="Grebeg Pasar Angso Duo",
)
REGENCY = Column(
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
    meaning=N_("Regency, best by its name"),
    example="Kota Jambi",
)
DISTRICT = Column(
    "kecamatan",
    ("nama_kecamatan", "kec", "district"),
    meaning=N_("District (kecamatan) in that regency"),
    example="Pasar Jambi",
)
SUPERVISOR = Column(
    "pembina",
    ("nama_pembina", "pembina_kader", "kode_pembina", "petugas_pembina", "supervisor"),
    meaning=N_("Officer who supervises the cadre"),
    example="Pembina JMB",
)
SOURCE = Column(
    "sumber",
    ("sumber_data", "source"),
    meaning=N_("Where this is known from"),
    example="Laporan kantor cabang",
)
EITHER_OFFICE = (("kode_kantor", "nama_kantor"),)
