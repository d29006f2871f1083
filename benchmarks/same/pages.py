"""What a page puts before its reader, and the files behind its buttons, as text.

Through Streamlit's own test runner, and every field of every element as it is sent to the browser,
but for the ids. Streamlit's functions are wrapped to learn what the runner does not give: titles,
and what makes a file.
"""

import contextlib
import json
import re
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from google.protobuf.json_format import MessageToDict
from streamlit.testing.v1 import AppTest

from benchmarks.same.written import content, put
from servers.dashboard import ROOT

LEFT_OUT = {"id", "deferredFileId", "arrowData", "formId", "elementId", "wrap"}
LARGE_FILES = (".duckdb", ".parquet")
KEY = re.compile(r"\$\$ID-[0-9a-f]+-(.*)")
LONG = 3000
# Where a browser would begin a new line, so that a difference is a line and not the page.
BLOCKS = re.compile(r"(?=<(?:tr|th|td|li|div|p|h\d|caption|details|summary|footer)\b)")

File = tuple[str, str, Callable[[], bytes] | bytes | str | None]


class Recorder:
    """What one run handed to Streamlit: titles, navigation, files."""

    def __init__(self) -> None:
        self.files: list[File] = []
        self.titles: list[str] = []
        self.places: list[str] = []

    def wrap(self) -> None:
        """Puts itself between the pages and Streamlit, in this process for good."""
        import streamlit as st  # noqa: PLC0415
        from streamlit.delta_generator import DeltaGenerator  # noqa: PLC0415

        button, config, navigation = (
            DeltaGenerator.download_button, st.set_page_config, st.navigation,
        )  # fmt: skip

        def download_button(under: Any, label: str, data: Any, *values: Any, **named: Any) -> Any:
            name = named.get("file_name") or (values[0] if values else None)
            self.files.append((label, str(name), None if named.get("disabled") else data))
            return button(under, label, data, *values, **named)

        def set_page_config(*values: Any, **named: Any) -> None:
            self.titles += [str(one) for one in (named.get("page_title"), *values[:1]) if one]
            config(*values, **named)

        def navigated(pages: Any, **named: Any) -> Any:
            self.places = [f"/{one.url_path}: {one.title}" for one in pages]
            return navigation(pages, **named)

        main = st.download_button.__self__  # type: ignore[attr-defined]
        DeltaGenerator.download_button = download_button  # type: ignore[method-assign,assignment]
        st.download_button = download_button.__get__(main)
        st.set_page_config = set_page_config
        st.navigation = navigated

    def begin(self) -> None:
        """Forgets the run before."""
        self.files, self.titles, self.places = [], [], []


RECORDER = Recorder()


def opened(page: str, link: dict[str, str]) -> AppTest:
    """The page at that link, as a new reader opens it."""
    RECORDER.begin()
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=300)
    for name, value in link.items():
        app.query_params[name] = value
    app.switch_page(f"pages/{stem_of(page)}.py")
    return app.run()


def stem_of(page: str) -> str:
    """What the page is called in this checkout; the page of falls was `declines` once."""
    renamed = page == "falls" and not (ROOT / "pages" / "falls.py").exists()
    return "declines" if renamed else page


def put_page(out: Path, name: str, app: AppTest) -> None:
    """The page as text."""
    link = {key: app.query_params[key] for key in app.query_params}
    heads = [f"title: {RECORDER.titles[-1:]}", *(f"place {one}" for one in RECORDER.places)]
    heads += [f"link {key}={value}" for key, value in sorted(link.items())]
    heads += [f"file {label}: {file_name}" for label, file_name, _ in RECORDER.files]
    body = [line for node, depth in _walk(app._tree, 0) for line in _lines(out, node, depth)]
    put(out / "pages" / f"{name}.txt", "\n".join([*heads, *body]))


def put_files(out: Path, name: str) -> None:
    """The files behind the buttons of the last page opened; of a table whole, how it begins."""
    for label, file_name, data in RECORDER.files:
        text = f"{label}\n{file_name}\n"
        if data is None or file_name.endswith(LARGE_FILES):
            text += "not offered" if data is None else "not taken"
        else:
            made = data() if callable(data) else data
            text += content(file_name, made if isinstance(made, bytes) else made.encode())
        put(out / "files" / f"{name}-{Path(file_name).name}.txt", text)


def open_folds(app: AppTest) -> AppTest:
    """The page with every fold open that draws what is in it only then."""
    for node, _ in list(_walk(app._tree, 0)):
        if node.type == "expander" and (found := KEY.fullmatch(getattr(node.proto, "id", ""))):
            app.session_state[found[1]] = True
    RECORDER.begin()
    return app.run()


def do(app: AppTest, key: str, text: str | None) -> AppTest:
    """The page after that was typed into a field, or its button pressed."""
    RECORDER.begin()
    if text is None:
        return app.button(key=key).click().run()
    fields = [*app.text_input, *app.text_area]
    field = next(one for one in fields if one.key == key)
    field.set_value(text)
    # A field in a form is sent by the form's button.
    send = [one for one in app.button if one.form_id and one.form_id == field.form_id]
    return send[0].click().run() if send else app.run()


def _walk(block: Any, depth: int) -> Iterator[tuple[Any, int]]:
    for child in block.children.values():
        yield child, depth
        if hasattr(child, "children"):
            yield from _walk(child, depth + 1)


def _lines(out: Path, node: Any, depth: int) -> Iterator[str]:
    """An element: its kind and its key, then its fields."""
    proto = getattr(node, "proto", None)
    key = KEY.fullmatch(str(getattr(proto, "id", "")))
    named = f" [{key[1]}]" if key and key[1] != "None" else ""
    yield f"{'.' * depth}{node.type}{named}"
    if proto is None or not hasattr(proto, "DESCRIPTOR"):
        return
    for name, value in sorted(MessageToDict(proto).items()):
        if name not in LEFT_OUT:
            yield from _field(out, name, value)
    if node.type in ("dataframe", "arrow_data_frame"):
        yield node.value.to_csv(index=False)


def _field(out: Path, name: str, value: Any) -> Iterator[str]:
    if isinstance(value, str) and value[:1] in ("{", "["):
        with contextlib.suppress(ValueError):
            value = json.loads(value)
    if isinstance(value, str) and value.startswith(("<script", "<style", "<div data-")):
        yield f"{name}: {_aside(out, value)}"
    elif isinstance(value, str):
        yield f"{name}: " + BLOCKS.sub("\n", value)
    else:
        yield from _flat(name, value)


def _flat(name: str, value: Any) -> Iterator[str]:
    """A tree of fields, one a line; a list of plain values stands on one."""
    if isinstance(value, dict):
        for key in sorted(value):
            if key not in LEFT_OUT:
                yield from _flat(f"{name}.{key}", value[key])
    elif isinstance(value, list) and any(isinstance(one, dict) for one in value):
        for place, one in enumerate(value):
            yield from _flat(f"{name}.{place}", one)
    else:
        yield f"{name}: {json.dumps(value, ensure_ascii=False)}"


def _aside(out: Path, text: str) -> str:
    """Style is not compared; scripts and lists of names, the same on many pages, stand in files of
    their own, without their comments."""
    if text.startswith("<style"):
        return "style"
    plain = re.sub(r"/\*.*?\*/|^\s*//[^\n]*$|\s//\s[^\n]*$", "", text, flags=re.S | re.M)
    if len(plain) < LONG:
        return plain
    name = sha256(plain.encode()).hexdigest()[:16]
    put(out / "parts" / f"{name}.txt", plain.replace("},{", "},\n{").replace(";},", ";},\n"))
    return f"parts/{name}.txt"
