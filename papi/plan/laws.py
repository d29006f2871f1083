"""The laws and programmes that a plan is based on, by the years for whose plans they were in force,
as offices cite them."""

from papi.common.language import marked
from papi.plan.gather import FIRST_YEAR_OF_TWO_TIERS

LAWS = (
    (
        range(2004, 2016),
        marked(
            "Pursuant to the Law on the Organisation of People's Councils and People's Committees "
            "of 26 November 2003;"
        ),
    ),
    (
        range(2016, 2021),
        marked("Pursuant to the Law on the Organisation of Local Government of 19 June 2015;"),
    ),
    (
        range(2021, FIRST_YEAR_OF_TWO_TIERS),
        marked(
            "Pursuant to the Law on the Organisation of Local Government of 19 June 2015 and the "
            "Law of 22 November 2019 amending it;"
        ),
    ),
    (
        range(FIRST_YEAR_OF_TWO_TIERS, 10_000),
        marked("Pursuant to the Law on the Organisation of Local Government of 16 June 2025;"),
    ),
    (
        range(2008, 2023),
        marked(
            "Pursuant to the Ordinance on Democracy in Communes, Wards and Townships of 20 April "
            "2007;"
        ),
    ),
    (
        range(2023, 10_000),
        marked("Pursuant to the Law on Grassroots Democracy of 10 November 2022;"),
    ),
    (
        range(2012, 2021),
        marked(
            "Pursuant to Government Resolution No. 30c/NQ-CP of 8 November 2011 on the overall "
            "programme of state administrative reform for 2011–2020;"
        ),
    ),
    (
        range(2021, 2031),
        marked(
            "Pursuant to Government Resolution No. 76/NQ-CP of 15 July 2021 on the overall "
            "programme of state administrative reform for 2021–2030;"
        ),
    ),
)
