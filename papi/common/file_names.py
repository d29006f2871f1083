"""Names files after what they hold, as PAPI-2023-Long-An.xlsx."""

import re
import unicodedata

from papi.common import survey_year
from papi.common.parts import View

_TELEX = str.maketrans("đĐ", "dD")  # letters that do not come apart into a letter and its marks


def stem(view: View, *about: str, year: int = 0) -> str:
    """A file's name without its ending, in ASCII: year (the view's, or the one whose figures are
    shown in its place), province and what else it is about. What is about no province or no year
    has neither in its name."""
    province = ""
    if view.province_code:
        province = str(survey_year.provinces(view.file)[view.province_code].name)
    return joined("PAPI", str(year or view.year or ""), province, *about)


def joined(*words: str) -> str:
    """The words that are not empty, in ASCII, parted by hyphens."""
    return "-".join(filter(None, map(_ascii, words)))


def _ascii(words: str) -> str:
    letters = unicodedata.normalize("NFD", words.translate(_TELEX))
    plain = letters.encode("ascii", "ignore").decode("ascii")
    return "-".join(re.findall(r"\w+", plain))
