"""Recognises files that cannot be read as workbooks, and says how to save them so that they can."""

import zipfile

from etl.language import Message, message

HEAD = 64 << 10  # bytes at the start of a part that tell its format

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WEB_PAGE = ("<html", "<!doctype html", "<table", "<meta", "mime-version:")
_XML_SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet"
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument"
_STRICT = b"http://purl.oclc.org/ooxml/"
_SEPARATORS = (",", ";", "\t")


def not_zipped(content: bytes) -> Message | None:
    """Why a file that is not a zip archive cannot be read; None if it may be a zip archive."""
    if content.startswith(_OLE):
        if _ENCRYPTED in content:
            return message("is protected by a password; save it without one")
        return message("is an old .xls file; save it as .xlsx")
    if not content:
        return message("is empty")
    return None if content.startswith(b"PK") else _text_file(content)


def _text_file(content: bytes) -> Message:
    start = _text(content[:HEAD]).lstrip("\ufeff \r\n\t").lower()
    if start.startswith(_WEB_PAGE):
        return message(
            "is a web page, whatever its name says; open it in Excel and save it as .xlsx"
        )
    if _XML_SPREADSHEET in start:
        return message("is an XML spreadsheet; open it in Excel and save it as .xlsx")
    if start and any(separator in start.splitlines()[0] for separator in _SEPARATORS):
        return message(
            "is not an Excel workbook but a text file (.csv); open it in Excel and save it as .xlsx"
        )
    return message("is not an Excel workbook")


def zipped(archive: zipfile.ZipFile) -> Message | None:
    """Why a zip archive cannot be read as a workbook; None if it can."""
    names = set(archive.namelist())
    if "xl/workbook.bin" in names:
        return message("is an .xlsb file; save it as .xlsx")
    if _OPEN_DOCUMENT in _head(archive, "mimetype"):
        return message("is an OpenDocument spreadsheet (.ods); save it as .xlsx")
    if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
        return message("is a zip file but not an Excel workbook; give the .xlsx file itself")
    if b"template." in _head(archive, "[Content_Types].xml"):
        return message("is a template (.xltx); save it as .xlsx")
    if _STRICT in _head(archive, "xl/workbook.xml"):
        return message("is a Strict Open XML workbook; in Excel, save it as Excel Workbook (.xlsx)")
    return None


def _head(archive: zipfile.ZipFile, name: str) -> bytes:
    if name not in archive.namelist():
        return b""
    try:
        with archive.open(name) as part:
            return part.read(HEAD)
    # zlib and zipfile raise their own errors on damaged data; opening the workbook names them.
    except Exception:
        return b""


def _text(head: bytes) -> str:
    """The beginning of a text file; empty if the bytes are not text."""
    encodings = ["utf-16"] if head[:2] in {b"\xff\xfe", b"\xfe\xff"} else ["utf-8", "cp1258"]
    for encoding in encodings:
        try:
            text = head.decode(encoding)
        except UnicodeDecodeError as error:
            # The last character may have been cut in half.
            text = head[: error.start].decode(encoding) if error.start > len(head) - 4 else ""
        if text and "\0" not in text:
            return text
    return ""
