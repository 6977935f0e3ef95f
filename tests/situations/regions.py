"""A region that does not exist, as its file would have it."""

from satupintu.people.plans import AgencyPlan, PostPlan, RegionPlan

EXAMPLE = RegionPlan(
    code="99.01",
    slug="contoh",
    name="Kabupaten Contoh",
    zone="Asia/Jakarta",
    system_name="SIPINTU",
    agencies=(
        AgencyPlan("dpmptsp", "DPMPTSP Kabupaten Contoh", "ptsp"),
        AgencyPlan("dinsos", "Dinas Sosial", "teknis"),
    ),
    posts=(
        PostPlan("kepala_dinas", "dpmptsp", "Kepala Dinas", "kepala_dinas"),
        PostPlan("koordinator", "dpmptsp", "Koordinator Perizinan", "penyetuju", superior="kepala_dinas"),
        PostPlan("back_office", "dpmptsp", "Back Office", "back_office", superior="koordinator", seats=0),
        PostPlan("tim_teknis", "dinsos", "Tim Teknis", "tim_teknis", seats=2),
    ),
)
