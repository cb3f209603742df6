"""Lists beside the exports: targets, coverage, statuses, and the masters of what exports name."""

from dataclasses import replace

from acquisition.contract import columns
from acquisition.contract.kind import Column, Kind
from acquisition.i18n import N_

_DATED = Column(
    "tanggal",
    ("tgl", "per_tanggal", "keadaan_tanggal", "date"),
    required=True,
    typed=True,
    is_day=True,
    meaning=N_("Day of which the figure speaks"),
    example="31-12-2016",
)
_REGENCY = replace(columns.REGENCY, required=True)

TARGETS = Kind(
    name="targets",
    sheet="Target",
    row=N_("One row per office, month and segment"),
    key=("kode_kantor", "bulan", "segmen"),
    columns=(
        columns.OFFICE_CODE,
        columns.OFFICE,
        Column(
            "bulan",
            ("bulan_target", "periode", "month"),
            required=True,
            typed=True,
            is_day=True,
            meaning=N_("Month of the target"),
            example="01-2017",
        ),
        columns.SEGMENT,
        Column(
            "target_tk",
            ("target_tenaga_kerja", "target_peserta", "target_akuisisi", "jumlah_target", "target"),
            required=True,
            typed=True,
            amount=True,
            meaning=N_("Workers to be acquired in that month"),
            example="1.250",
        ),
        Column(
            "target_iuran",
            ("target_iuran_per_bulan", "iuran"),
            typed=True,
            amount=True,
            meaning=N_("Contribution that they are to bring, rupiah a month"),
            example="21.000.000",
        ),
    ),
    required_any=columns.EITHER_OFFICE,
)
COVERAGE = Kind(
    name="coverage",
    sheet="Cakupan",
    row=N_("One row per regency, segment and day"),
    key=("kabupaten", "segmen", "tanggal"),
    columns=(
        _REGENCY,
        columns.SEGMENT,
        _DATED,
        Column(
            "aktif",
            ("tk_aktif", "peserta_aktif", "jumlah_aktif", "active"),
            required=True,
            typed=True,
            amount=True,
            meaning=N_("Active participants on that day"),
            example="4.300",
        ),
        Column(
            "potensi",
            ("potensi_tk", "tk_potensi", "jumlah_potensi", "potential"),
            required=True,
            typed=True,
            amount=True,
            meaning=N_("Workers who could be participants, those active included"),
            example="72.000",
        ),
        Column(
            "target_aktif",
            ("target_tk_aktif", "target_peserta_aktif", "target_cakupan", "target_active"),
            typed=True,
            meaning=N_("Active participants that the coverage target asks for, in persons"),
            example="38.160",
        ),
        replace(columns.SOURCE, meaning=N_("Where this is known from, and what counts as potential")),
    ),
)
STATUSES = Kind(
    name="statuses",
    sheet="Status Peserta",
    row=N_("One row per worker and month"),
    key=("nik", "blth"),
    columns=(
        columns.NIK,
        Column(
            "blth",
            ("bulan_iuran", "bulan_tahun", "bulan", "periode"),
            required=True,
            typed=True,
            is_day=True,
            meaning=N_("Month of contribution"),
            example="12-2016",
        ),
        Column(
            "status",
            ("status_peserta", "status_kepesertaan", "status_tk", "keaktifan"),
            required=True,
            meaning=N_("Whether the worker is an active participant in it: aktif or non aktif"),
            example="aktif",
        ),
    ),
)
OFFICES = Kind(
    name="offices",
    sheet="Kantor",
    row=N_("One row per office"),
    key=("kode_kantor",),
    columns=(
        replace(
            columns.OFFICE_CODE,
            required=True,
            meaning=N_("Code of the office, by which all other files name it"),
            example="TJT",
        ),
        replace(
            columns.OFFICE,
            required=True,
            meaning=N_("Name of the office, as shown"),
            example="KCP Tanjung Jabung Timur",
        ),
        Column(
            "jenis_kantor",
            ("tipe_kantor", "kelas_kantor"),
            required=True,
            meaning=N_("Branch (Kantor Cabang) or pioneer branch (Kantor Cabang Perintis)"),
            example="Kantor Cabang Perintis",
        ),
        Column(
            "nama_lain",
            ("sebutan_lain", "alias", "aliases"),
            meaning=N_("Other spellings of its name that files may use, separated by |"),
            example="KCP Tanjab Timur|KCP Muara Sabak",
        ),
    ),
)
TERRITORIES = Kind(
    name="territories",
    sheet="Wilayah Kerja",
    row=N_("One row per office, regency and time"),
    key=("kode_kantor", "kabupaten", "berlaku_mulai"),
    columns=(
        columns.OFFICE_CODE,
        columns.OFFICE,
        replace(_REGENCY, meaning=N_("A regency in which the office works"), example="Bungo"),
        Column(
            "berlaku_mulai",
            ("berlaku_dari", "mulai_berlaku", "valid_from"),
            required=True,
            typed=True,
            is_day=True,
            meaning=N_("First day"),
            example="01-01-2017",
        ),
        Column(
            "berlaku_sampai",
            ("berlaku_hingga", "valid_to"),
            typed=True,
            is_day=True,
            meaning=N_("Last day; empty while it lasts"),
            example="31-12-2017",
        ),
        columns.SOURCE,
    ),
    required_any=columns.EITHER_OFFICE,
)
CADRES = Kind(
    name="cadres",
    sheet="Kader",
    row=N_("One row per cadre"),
    key=("kode_kader",),
    columns=(
        replace(
            columns.CADRE_CODE,
            required=True,
            meaning=N_("Code of the cadre, by which other files name it"),
            example="JMB-11",
        ),
        replace(
            columns.CADRE, required=True, meaning=N_("Name of the cadre, as shown"), example="Kader JMB-11"
        ),
        columns.OFFICE_CODE,
        columns.OFFICE,
        Column(
            "kelurahan",
            ("desa", "desa_kelurahan", "kelurahan_desa", "village"),
            meaning=N_("Kelurahan or desa where the cadre lives"),
            example="Beringin",
        ),
        columns.DISTRICT,
        columns.REGENCY,
        Column(
            "sejak",
            ("tanggal_mulai", "tgl_mulai", "tmt", "since"),
            required=True,
            typed=True,
            is_day=True,
            meaning=N_("First day as a cadre"),
            example="02-01-2017",
        ),
        columns.SUPERVISOR,
        Column(
            "wadah",
            ("nama_wadah", "kelompok", "wadah_kader", "group"),
            meaning=N_("Group (wadah) to which the cadre belongs"),
            example="Wadah Pasar Kota Jambi",
        ),
    ),
    required_any=columns.EITHER_OFFICE,
)
EVENTS = Kind(
    name="events",
    sheet="Kegiatan",
    row=N_("One row per event"),
    key=("kode_kegiatan",),
    columns=(
        replace(
            columns.EVENT_CODE,
            required=True,
            meaning=N_("Code of the event, by which other files name it"),
            example="SOS-20161121",
        ),
        replace(
            columns.EVENT,
            required=True,
            meaning=N_("Name of the event, as shown"),
            example="Sosialisasi Pasar Talang Banjar",
        ),
        Column(
            "jenis",
            ("jenis_kegiatan", "tipe_kegiatan", "type"),
            required=True,
            meaning=N_("Type of event: sosialisasi, pelatihan, grebeg pasar"),
            example="sosialisasi",
        ),
        Column(
            "lokasi",
            ("tempat", "lokasi_kegiatan", "tempat_kegiatan", "venue"),
            meaning=N_("Place of the event"),
            example="Pasar Talang Banjar",
        ),
        replace(columns.REGENCY, meaning=N_("Regency of that place, best by its name")),
        replace(columns.OFFICE_CODE, meaning=N_("Code of the organising office, as in the list of offices")),
        columns.OFFICE,
        Column(
            "mulai",
            ("waktu_mulai", "tanggal_mulai", "start"),
            required=True,
            typed=True,
            is_day=True,
            meaning=N_("Day and time of its beginning"),
            example="21-11-2016 09:00",
        ),
        Column(
            "selesai",
            ("waktu_selesai", "tanggal_selesai", "end"),
            required=True,
            typed=True,
            is_day=True,
            meaning=N_("Day and time of its end"),
            example="21-11-2016 12:00",
        ),
        Column(
            "biaya",
            ("biaya_kegiatan", "anggaran", "cost"),
            typed=True,
            amount=True,
            meaning=N_("Cost, rupiah; empty where it is not known"),
            example="1.500.000",
        ),
    ),
    required_any=columns.EITHER_OFFICE,
)
CADRE_SPELLINGS = Kind(
    name="cadre_spellings",
    sheet="Ejaan Kader",
    row=N_("One row per office and spelling of a cadre"),
    key=("kode_kantor", "ejaan"),
    columns=(
        replace(
            columns.OFFICE_CODE, meaning=N_("Code of the office that writes so, as in the list of offices")
        ),
        columns.OFFICE,
        Column(
            "ejaan",
            ("ejaan_kader", "tertulis", "penulisan", "spelling"),
            required=True,
            meaning=N_("Name or code of the cadre, as the exports of the office write it"),
            example="Kader JMB 11",
        ),
        replace(
            columns.CADRE_CODE,
            required=True,
            meaning=N_("Code of the cadre who is meant, as in the list of cadres"),
            example="JMB-11",
        ),
    ),
    required_any=columns.EITHER_OFFICE,
)
ATTENDANCE = Kind(
    name="attendance",
    sheet="Daftar Hadir",
    row=N_("One row per event and cadre present, with or without enrollments"),
    columns=(
        replace(columns.EVENT_CODE, required=True, example="SOS-20161121"),
        replace(columns.CADRE_CODE, required=True),
    ),
)
BASELINES = Kind(
    name="baselines",
    sheet="Belum Terlindungi",
    row=N_("One row per regency, segment and day"),
    key=("kabupaten", "segmen", "tanggal"),
    columns=(
        _REGENCY,
        replace(columns.SEGMENT, meaning=N_("PU (wage earners) or BPU (self-employed)")),
        _DATED,
        Column(
            "belum_terlindungi",
            ("belum_dilindungi", "jumlah_belum_terlindungi", "uncovered"),
            required=True,
            typed=True,
            amount=True,
            meaning=N_("Workers not yet covered on that day"),
            example="64.541",
        ),
        Column(
            "estimasi",
            ("perkiraan", "estimated"),
            meaning=N_("Whether the figure was worked out from another: ya or tidak"),
            example="ya",
        ),
        Column(
            "metode",
            ("cara_hitung", "method"),
            meaning=N_("How it was worked out, as shown to readers"),
            example="Angka awal dikurangi akuisisi",
        ),
        columns.SOURCE,
    ),
)
