"""The workshop of the sample hall: where it is, and its terms. Data alone."""

from __future__ import annotations

from typing import Final

from protocol.commands import CreateServicePoint, ServiceSpec

PREFIX: Final = "W"
POINT: Final = CreateServicePoint(
    name="Repair workshop",
    prefix=PREFIX,
    capacity=1,
    location="Courtyard, left door",
    names={"es": "Taller de reparación", "de": "Reparaturwerkstatt", "ar": "ورشة الإصلاح"},
    locations={
        "es": "Patio, puerta izquierda",
        "de": "Hof, linke Tür",
        "ar": "الفناء، الباب الأيسر",
    },
    services=[
        ServiceSpec(
            name="Drop off a repair",
            mean_s=480,
            names={
                "es": "Dejar una reparación",
                "de": "Reparatur abgeben",
                "ar": "تسليم جهاز للإصلاح",
            },
        ),
        ServiceSpec(
            name="Pick up a repair",
            mean_s=240,
            names={
                "es": "Recoger una reparación",
                "de": "Reparatur abholen",
                "ar": "استلام جهاز بعد الإصلاح",
            },
        ),
    ],
    desk_names=["Desk 5"],
)
TERMS: Final = {
    "technicians": 2,
    "turnaround_min": 3 * 600,
    "currency": "EUR",
    "labour_rate": "65.00",
    "parts_tax": "19",
    "labour_tax": "19",
    "return_fee": "19.00",
    "seller": "Riverside Town Hall\nRepair workshop\n1 River Street\nVAT GB 123 4567 89",
    "conditions": "We keep what is ready for 60 days. Please back up your data yourself.",
    "conditions_in": {
        "es": "Guardamos lo que está listo durante 60 días. Haga usted una copia de sus datos.",
        "de": "Was fertig ist, heben wir 60 Tage auf. Bitte sichern Sie Ihre Daten selbst.",
        "ar": "نحتفظ بما أصبح جاهزًا 60 يومًا. يرجى حفظ نسخة من بياناتك بنفسك.",
    },
}
