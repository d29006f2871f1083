"""Queries about provinces: which ones exist, their names, and their places on the map."""

from dataclasses import dataclass

from papi.warehouse.connection import Identity, column, rows


@dataclass(frozen=True)
class ScoredProvince:
    """A province with at least one published score, and its region, if it has one."""

    code: str
    division: int
    region_code: str | None
    region_vi: str | None
    region_en: str | None


@dataclass(frozen=True)
class KnownName:
    """A name that a province is known by; name_key: the name folded by the macro name_key."""

    name_key: str
    name: str
    division: int
    province_code: str


@dataclass(frozen=True)
class Tile:
    """A province's place on the map, from 1 at the top and on the left; the lines of its label are
    separated by |. PAPI never scores those without a code."""

    province_code: str | None
    name_vi: str
    name_en: str
    label: str
    tile_row: int
    tile_col: int


@dataclass(frozen=True)
class WithoutTotal:
    """A surveyed province without a published total, its Vietnamese name and place on the map."""

    code: str
    name: str
    tile_row: int
    tile_col: int


def provinces(file: Identity) -> tuple[ScoredProvince, ...]:
    """Provinces with at least one published score, by name without accents."""
    return rows(
        file,
        ScoredProvince,
        """
        SELECT p.province_code AS code, p.division, p.region_code, r.name_vi AS region_vi,
            r.name_en AS region_en
        FROM province AS p
        LEFT JOIN region AS r USING (region_code)
        SEMI JOIN score AS s ON s.province_code = p.province_code
        ORDER BY p.division DESC, name_key(p.name_vi)
        """,
    )


def tiles(file: Identity, division: int) -> tuple[Tile, ...]:
    """The map of one division, line by line."""
    return rows(
        file,
        Tile,
        """
        SELECT province_code, name_vi, name_en, tile_label AS label, tile_row, tile_col
        FROM province WHERE division = $1
        UNION ALL BY NAME
        SELECT name_vi, name_en, replace(name_vi, ' (', '|(') AS label, tile_row, tile_col
        FROM unscored_tile WHERE division = $1
        ORDER BY tile_row, tile_col
        """,
        division,
    )


def tiles_around(
    file: Identity, province_code: str, rows_around: int, columns_around: int
) -> tuple[Tile, ...]:
    """The map of a province's division no further from it than so many rows and columns, line by
    line."""
    return rows(
        file,
        Tile,
        """
        WITH drawn AS (
            SELECT division, province_code, name_vi, name_en, tile_label AS label, tile_row,
                tile_col
            FROM province
            UNION ALL BY NAME
            SELECT division, name_vi, name_en, replace(name_vi, ' (', '|(') AS label, tile_row,
                tile_col
            FROM unscored_tile
        )
        SELECT d.province_code, d.name_vi, d.name_en, d.label, d.tile_row, d.tile_col
        FROM drawn AS d
        JOIN province AS own ON own.province_code = $1 AND own.division = d.division
        WHERE abs(d.tile_row - own.tile_row) <= $2 AND abs(d.tile_col - own.tile_col) <= $3
        ORDER BY d.tile_row, d.tile_col
        """,
        province_code,
        rows_around,
        columns_around,
    )


def find_province(file: Identity, name: str, year: int | None = None) -> str | None:
    """The code of the province called `name`, in any spelling, among the provinces surveyed in
    `year` (the 63 without a year), otherwise among the others; None when there is none."""
    found = column(
        file,
        """
        SELECT a.province_code
        FROM province_alias AS a
        SEMI JOIN score AS s ON s.province_code = a.province_code
        WHERE a.name_key = name_key($1)
        ORDER BY a.division = coalesce(
            (SELECT y.division FROM survey_year AS y WHERE y.year = $2), 63
        ) DESC
        LIMIT 1
        """,
        name,
        year,
    )
    return str(found[0]) if found else None


def nearest_names(file: Identity, name: str, most: int = 3) -> list[str]:
    """Vietnamese names of the provinces spelt most like `name`, the nearest first."""
    return column(
        file,
        """
        SELECT p.name_vi
        FROM province_alias AS a
        JOIN province AS p USING (province_code)
        SEMI JOIN score AS s ON s.province_code = a.province_code
        GROUP BY p.name_vi
        ORDER BY max(jaro_winkler_similarity(a.name_key, name_key($1))) DESC, p.name_vi
        LIMIT $2
        """,
        name,
        most,
    )


def surveyed(file: Identity, year: int) -> int:
    """How many provinces PAPI surveyed that year, whether published or not."""
    return int(column(file, "SELECT provinces FROM survey_year WHERE year = $1", year)[0])


def without_total(file: Identity, year: int) -> tuple[WithoutTotal, ...]:
    """The surveyed provinces that have no published total that year, by name without accents."""
    return rows(
        file,
        WithoutTotal,
        """
        SELECT p.province_code AS code, p.name_vi AS name, p.tile_row, p.tile_col
        FROM province AS p
        SEMI JOIN survey_year AS y ON y.year = $1 AND y.division = p.division
        ANTI JOIN score AS s
            ON s.year = $1 AND s.measure = 'total' AND s.province_code = p.province_code
        ORDER BY name_key(p.name_vi)
        """,
        year,
    )


def published(file: Identity, year: int) -> list[str]:
    """Codes of the provinces of which anything but indicators was published in the year."""
    return column(
        file,
        """
        SELECT DISTINCT s.province_code
        FROM score AS s
        SEMI JOIN measure AS m ON m.measure = s.measure AND m.level <> 'indicator'
        WHERE s.year = $1
        ORDER BY ALL
        """,
        year,
    )


def published_years(file: Identity, province_code: str) -> list[int]:
    """Years in which at least one score of the province was published, newest first."""
    return column(
        file,
        "SELECT DISTINCT year FROM score WHERE province_code = $1 ORDER BY year DESC",
        province_code,
    )


def central_cities(file: Identity, year: int) -> set[str]:
    """Codes of the cities under central government in that year, of both divisions."""
    found = column(
        file,
        "SELECT province_code FROM central_city WHERE first_year IS NULL OR first_year <= $1",
        year,
    )
    return set(found)


def division(file: Identity, year: int) -> int:
    """The number of provinces in the country when PAPI surveyed that year: 63 or 34."""
    return int(column(file, "SELECT division FROM survey_year WHERE year = $1", year)[0])


def matching(file: Identity, text: str, division: int | None, most: int) -> list[str]:
    """Codes of the scored provinces (of one division, where given) with a name like `text`, in any
    spelling: first the name itself, then those that begin with it, then those that hold it (three
    letters or more), each by name; without a text the first by name."""
    return column(
        file,
        """
        WITH fitting AS (
            SELECT a.province_code, CASE
                WHEN a.name_key = name_key($1) THEN 3
                WHEN starts_with(a.name_key, name_key($1)) THEN 2
                WHEN contains(a.name_key, name_key($1)) AND length(name_key($1)) > 2 THEN 1
            END AS fit
            FROM province_alias AS a
            SEMI JOIN score AS s ON s.province_code = a.province_code
            WHERE $2 IS NULL OR a.division = $2
        )
        SELECT f.province_code
        FROM fitting AS f
        JOIN province AS p USING (province_code)
        WHERE f.fit IS NOT NULL
        GROUP BY f.province_code, p.name_vi
        ORDER BY max(f.fit) DESC, name_key(p.name_vi), f.province_code
        LIMIT $3
        """,
        text,
        division,
        most,
    )


def province_names(file: Identity) -> tuple[KnownName, ...]:
    """Every name a province is known by."""
    return rows(
        file, KnownName, "SELECT name_key, name, division, province_code FROM province_alias"
    )
