"""`python -m papi site`: the static edition; says what was written, or why it was not."""

import os
import re
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from papi.commands import DONE, FAILED, NOT_UNDERSTOOD, say
from papi.common.language import Language
from papi.site import folder, writing
from papi.warehouse.connection import Identity

# What goes into every page's links: no other scheme, and nothing that ends an attribute.
_WEB = re.compile(r"""https?://[^\s"'<>?#\\]+""")
MOST_PROCESSES = 8  # each holds some 300 MB


def write_site(
    file: Identity, out: Path, language: Language, *, newest_only: bool, base: str, live: str
) -> int:
    """The static edition in a folder, all or nothing."""
    for address in (base, live):
        if address and not _WEB.fullmatch(address):
            say(
                language.text(
                    "{address} is no web address, such as https://papi.example.vn.",
                    address=address[:80],
                )
            )
            return NOT_UNDERSTOOD
    try:
        pages = writing.write(
            file,
            out,
            newest_only=newest_only,
            base=base,
            live=live,
            processes=min(os.cpu_count() or 1, MOST_PROCESSES),
        )
    except folder.NotAnEdition:
        say(
            language.text(
                "{folder} holds files that are no static edition. Nothing was written; choose "
                "another folder.",
                folder=out,
            )
        )
        return NOT_UNDERSTOOD
    except folder.AlreadyWriting:
        say(language.text("{folder}: another run is writing it.", folder=out))
        return FAILED
    except (OSError, BrokenProcessPool) as error:
        said = getattr(error, "strerror", None) or error
        unchanged = language.text("{folder} is as it was; run again to go on.", folder=out)
        say(f"{out}: {said}\n{unchanged}")
        return FAILED
    print(writing.summary(language, pages, out))
    return DONE
