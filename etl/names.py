"""Recognises provinces by name, in any spelling, and the division that a set of names is from."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

import pandas as pd

DIVISIONS = (63, 34)
_UNSEEN = re.compile("[\x00\u00ad\u200b-\u200f\u2060\ufeff]")
# đ, and two letters that look the same in capitals: eth (Ð) and African d (Ɖ).
_D = str.maketrans("đðɖ", "ddd")
_NUMBER = re.compile(r"^[0-9]{1,2} ([a-z])")
_TITLES = re.compile(r"^((t ?p|thanh pho|tinh|province of|city of) )+")
_ENGLISH_TITLES = re.compile(r" (province|city)$")


def folded(text: str) -> str:
    """Text without accents, case, zero-width characters and surrounding spaces; đ becomes d."""
    plain = unicodedata.normalize("NFD", _UNSEEN.sub("", text))
    plain = "".join(letter for letter in plain if not unicodedata.category(letter).startswith("M"))
    lower = unicodedata.normalize("NFD", plain.lower()).replace("\u0307", "")
    return lower.translate(_D).strip()


@lru_cache(maxsize=4096)
def name_key(name: str) -> str:
    """The same key as the warehouse's macro name_key (sql/schema/02_names.sql)."""
    words = re.sub(r"[^a-z0-9]+", " ", folded(name)).strip()
    words = _ENGLISH_TITLES.sub("", _TITLES.sub("", _NUMBER.sub(r"\1", words)))
    return words.replace(" ", "")


class Provinces:
    """The provinces of both divisions by key; 34 names are in both, for different places."""

    def __init__(self, frames: dict[str, pd.DataFrame]) -> None:
        old, new = frames["provinces"], frames["successors"]
        self.names = {
            63: dict(zip(old["province_code"], old["name_vi"], strict=True)),
            34: dict(zip(new["province_code"], new["name_vi"], strict=True)),
        }
        known_as: dict[str, set[str]] = {
            code: {name_key(vi), name_key(en)}
            for code, vi, en in zip(
                old["province_code"], old["name_vi"], old["name_en"], strict=True
            )
        }
        aliases = frames["province_aliases"]
        for alias, code in zip(aliases["alias"], aliases["province_code"], strict=True):
            known_as[code].add(name_key(alias))
        self._codes: dict[int, dict[str, str]] = {
            63: {key: code for code, keys in known_as.items() for key in keys},
            34: {},
        }
        for code, vi, en in zip(new["province_code"], new["name_vi"], new["name_en"], strict=True):
            own = {name_key(vi), name_key(en)}
            # A new province is also known by every spelling of the old one whose name it took.
            for keys in known_as.values():
                if own & keys:
                    own |= keys
            self._codes[34].update(dict.fromkeys(own, code))

    def is_name(self, text: object) -> bool:
        """Whether the text is a province's name in either division."""
        if not isinstance(text, str) or not text:
            return False
        key = name_key(text)
        return key in self._codes[63] or key in self._codes[34]

    def code(self, name: str, division: int) -> str | None:
        """The province's code in that division."""
        return self._codes[division].get(name_key(name))

    def division(self, names: Iterable[str]) -> int:
        """The division whose set of names is exactly this one, otherwise the closer one."""
        keys = {name_key(name) for name in names}

        def distance(division: int) -> int:
            codes = {self._codes[division].get(key, key) for key in keys}
            return len(codes ^ set(self.names[division]))

        return min(DIVISIONS, key=distance)
