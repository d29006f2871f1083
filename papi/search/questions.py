"""Queries that find provinces of both divisions and measures by name."""

from dataclasses import dataclass
from typing import Literal

from papi.warehouse.connection import Identity, column, rows

# Every name of a province or measure, folded for comparison; place: the likelier meant first.
CALLED = """
WITH called AS (
    SELECT 'province' AS kind, province_code AS code, name_key AS key,
        if(division = 63, 0, 1) AS place
    FROM province_alias
    UNION ALL
    SELECT 'measure', measure, name_key(unnest([name_vi, name_en, short_vi, short_en])),
        list_position(['total', 'dimension', 'subdimension', 'indicator'], level) + 1
    FROM measure
    WHERE measure IN (SELECT measure FROM score)
    UNION ALL
    SELECT 'measure', measure, replace(code, '.', ''), 2
    FROM measure WHERE level = 'dimension'
)
"""


@dataclass(frozen=True)
class FoundName:
    """A match: a province (by province_code) or a measure (by its name in files)."""

    kind: Literal["province", "measure"]
    code: str


@dataclass(frozen=True)
class KeyedName(FoundName):
    """The same with its folded names, the shortest first."""

    keys: tuple[str, ...]


def folded(file: Identity, texts: list[str]) -> list[str]:
    """The texts folded for comparison: without accents, case, spaces and punctuation (name_key)."""
    return column(file, "SELECT name_key(unnest($1::VARCHAR[])) AS key", texts)


def found_names(file: Identity, text: str, most: int) -> tuple[FoundName, ...]:
    """The provinces (kind province, of both divisions) and measures (kind measure) called most
    like `text`, in any spelling, the best match first. A
    name matches when it begins with the text or contains it; with four letters or more, also when
    its spelling is close. Empty for a text without letters or digits."""
    return rows(
        file,
        FoundName,
        CALLED
        + """
        , fitting AS (
            SELECT *, CASE
                WHEN key = name_key($1) THEN 4
                WHEN starts_with(key, name_key($1)) THEN 3
                WHEN contains(key, name_key($1)) AND length(name_key($1)) > 2 THEN 2
                WHEN length(name_key($1)) > 3
                    AND jaro_winkler_similarity(key, name_key($1)) >= 0.92 THEN 1
            END AS fit
            FROM called
        )
        SELECT kind, code
        FROM fitting
        WHERE fit IS NOT NULL AND name_key($1) <> ''
        GROUP BY kind, code
        ORDER BY max(fit) DESC, min(place), min(length(key)), code
        LIMIT $2
        """,
        text,
        most,
    )


def known_names(file: Identity) -> tuple[KeyedName, ...]:
    """Everything that a reader may search for, the likelier meant first."""
    return rows(
        file,
        KeyedName,
        CALLED
        + """
        SELECT kind, code, list(DISTINCT key ORDER BY length(key), key) AS keys
        FROM called
        WHERE key IS NOT NULL
        GROUP BY kind, code
        ORDER BY min(place), min(length(key)), code
        """,
    )
