"""`python -m papi publish`: a build into a store; says what was published, or why it was not."""

from pathlib import Path

from papi.commands import DONE, FAILED, NOT_UNDERSTOOD, say
from papi.common.language import Language
from papi.store import publishing
from papi.warehouse.connection import Identity


def publish(file: Identity, store: str, language: Language, site: Path | None) -> int:
    """The warehouse, and the static edition in the folder `site`, into the store."""
    try:
        latest = publishing.publish(language, file, store, site)
    except ValueError as error:  # Arrow's word for an address that it does not know
        known = "s3://bucket/papi, file:///srv/papi"
        said = language.text(
            "{store} is no address of a store, such as {known}.", store=store, known=known
        )
        say(f"{said}\n{error}")
        return NOT_UNDERSTOOD
    except OSError as error:
        unchanged = language.text("{store} still names the build before.", store=store)
        say(f"{store}: {type(error).__name__}: {error}\n{unchanged}")
        return FAILED
    print(
        language.text(
            "Published: edition {edition}, {path} in {store}",
            edition=latest.edition,
            path=latest.path,
            store=store,
        )
    )
    return DONE
